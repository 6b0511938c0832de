package io.sluice.tagging.evaluation;

import io.sluice.text.label.Chunk;
import io.sluice.text.label.LabelScheme;
import java.util.List;

/** Reads only the spans that are well-formed in a scheme. */
final class StrictChunks {
  private StrictChunks() {}

  /** The chunks of one sentence that are labelled exactly as the scheme writes them, in order. */
  static List<Chunk> read(LabelScheme scheme, List<String> labels) {
    List<Chunk> chunks = scheme.chunks(labels);
    List<String> wellFormed = scheme.labels(chunks, labels.size());
    return chunks.stream().filter(chunk -> same(chunk, labels, wellFormed)).toList();
  }

  private static boolean same(Chunk chunk, List<String> labels, List<String> wellFormed) {
    for (int i = chunk.first(); i < chunk.end(); i++) {
      if (!canonical(labels.get(i)).equals(wellFormed.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** BILOU and BMEWO have the same positions under other letters. */
  private static String canonical(String label) {
    String rest = label.substring(1);
    return switch (label.charAt(0)) {
      case 'M' -> "I" + rest;
      case 'L' -> "E" + rest;
      case 'U', 'W' -> "S" + rest;
      default -> label;
    };
  }
}
