package io.sluice.corpora.annotated;

import java.util.List;

/** Sentences in which every token has a tag behind an underscore. */
final class OpenNlpPos {
  private OpenNlpPos() {}

  static void read(List<String> pieces, List<String> words, List<String> labels) {
    for (String piece : pieces) {
      int mark = piece.lastIndexOf('_');
      if (mark <= 0 || mark == piece.length() - 1) {
        throw new IllegalArgumentException("expected word_TAG, found " + Excerpt.of(piece));
      }
      words.add(piece.substring(0, mark));
      labels.add(piece.substring(mark + 1));
    }
  }

  static void write(List<String> words, List<String> labels, StringBuilder line) {
    for (int i = 0; i < words.size(); i++) {
      String label = labels.get(i);
      if (label.isEmpty() || label.chars().anyMatch(c -> c == '_' || c == ' ' || c == '\t')) {
        throw new IllegalArgumentException("a tag cannot be " + Excerpt.of(label));
      }
      line.append(i == 0 ? "" : " ").append(words.get(i)).append('_').append(label);
    }
  }
}
