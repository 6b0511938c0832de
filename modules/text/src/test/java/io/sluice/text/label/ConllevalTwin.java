package io.sluice.text.label;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Chunks as the scorer of the CoNLL shared tasks finds them: one table of pairs that start a chunk,
 * one of pairs that end one, asked separately at every token; and the same extended by S.
 */
final class ConllevalTwin {
  private static final Set<String> STARTS = Set.of("BB", "IB", "OB", "OI", "EE", "EI", "OE");
  private static final Set<String> ENDS = Set.of("BB", "BO", "IB", "IO", "EE", "EI", "EO");
  private static final Set<String> MORE_STARTS =
      Set.of("EB", "BS", "IS", "ES", "OS", "SS", "SB", "SI", "SE");
  private static final Set<String> MORE_ENDS =
      Set.of("EB", "BS", "IS", "ES", "SS", "SB", "SI", "SE", "SO");

  private ConllevalTwin() {}

  static List<Chunk> chunks(List<String> labels) {
    List<Chunk> chunks = new ArrayList<>();
    String beforeTag = "O";
    String beforeType = "";
    int first = -1;
    for (int i = 0; i <= labels.size(); i++) {
      String label = i < labels.size() ? labels.get(i) : "O";
      int hyphen = label.indexOf('-');
      String tag = hyphen < 0 ? label : label.substring(0, hyphen);
      String type = hyphen < 0 ? "" : label.substring(hyphen + 1);
      String pair = beforeTag + tag;
      boolean otherType = !beforeType.equals(type);
      boolean ends =
          ENDS.contains(pair) || MORE_ENDS.contains(pair) || !beforeTag.equals("O") && otherType;
      boolean starts =
          STARTS.contains(pair) || MORE_STARTS.contains(pair) || !tag.equals("O") && otherType;
      if (ends && first >= 0) {
        chunks.add(new Chunk(first, i, beforeType));
        first = -1;
      }
      if (starts) {
        first = i;
      }
      beforeTag = tag;
      beforeType = type;
    }
    return chunks;
  }
}
