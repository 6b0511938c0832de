package io.sluice.corpora.annotated;

import io.sluice.text.label.Chunk;
import io.sluice.text.label.LabelScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sentences in which names stand between {@code <START:type>} and {@code <END>}. */
final class OpenNlpNames {
  private static final Pattern START = Pattern.compile("<START(?::([^:>\\s]+))?>");
  private static final String END = "<END>";

  private OpenNlpNames() {}

  static void read(List<String> pieces, List<String> words, List<String> labels) {
    List<Chunk> chunks = new ArrayList<>();
    int first = -1;
    String type = "";
    for (String piece : pieces) {
      Matcher start = START.matcher(piece);
      boolean starts = start.matches();
      if (!starts && piece.startsWith("<START")) {
        throw new IllegalArgumentException(
            "expected <START> or <START:type>, found " + Excerpt.of(piece));
      }
      if (starts) {
        if (first >= 0) {
          throw new IllegalArgumentException("expected <END> of " + type + ", found " + piece);
        }
        first = words.size();
        type = start.group(1) == null ? OpenNlpNamesFormat.NO_TYPE : start.group(1);
      } else if (piece.equals(END)) {
        if (first < 0 || first == words.size()) {
          throw new IllegalArgumentException(
              first < 0
                  ? "expected <START:type> before <END>"
                  : "expected tokens between <START:" + type + "> and <END>, found none");
        }
        chunks.add(new Chunk(first, words.size(), type));
        first = -1;
      } else {
        words.add(piece);
      }
    }
    if (first >= 0) {
      throw new IllegalArgumentException(
          "expected <END> of " + type + ", found the end of the line");
    }
    labels.addAll(LabelScheme.IOB2.labels(chunks, words.size()));
  }

  static void write(List<String> words, List<String> labels, StringBuilder line) {
    List<Chunk> chunks = LabelScheme.IOB2.chunks(labels);
    int next = 0;
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (word.startsWith("<START") || word.equals(END)) {
        throw new IllegalArgumentException("the token " + word + " would be read as a mark");
      }
      boolean starts = next < chunks.size() && chunks.get(next).first() == i;
      line.append(i == 0 ? "" : " ");
      if (starts) {
        String type = chunks.get(next).label();
        String mark = type.equals(OpenNlpNamesFormat.NO_TYPE) ? "<START>" : "<START:" + type + ">";
        if (!START.matcher(mark).matches()) {
          throw new IllegalArgumentException("a type cannot be " + Excerpt.of(type));
        }
        line.append(mark).append(' ');
      }
      line.append(word);
      if (next < chunks.size() && chunks.get(next).end() == i + 1) {
        line.append(' ').append(END);
        next++;
      }
    }
  }
}
