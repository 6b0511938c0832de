package io.sluice.corpora.annotated;

import io.sluice.text.document.Origin;
import io.sluice.text.document.Sentence;
import io.sluice.text.document.Token;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The lines of one sentence, while they are read. */
final class ConlluSentence {
  private static final String TEXT = "# text = ";

  /**
   * A piece of the text: a word, or several that are written as one.
   *
   * @param form as written
   * @param words how many
   * @param spaceAfter whether a blank follows, as far as the last column says
   */
  private record Surface(String form, int words, boolean spaceAfter) {}

  private final ConlluColumns columns;
  private final List<String> comments = new ArrayList<>();
  private final List<List<String>> words = new ArrayList<>();
  private final Map<Integer, String> before = new LinkedHashMap<>();
  private final List<String> waiting = new ArrayList<>();
  private final List<Surface> surfaces = new ArrayList<>();
  private Origin origin = Origin.NONE;
  private Origin textOrigin = Origin.NONE;
  private Optional<String> text = Optional.empty();
  private int rangeEnd;
  private int emptyNodes;

  ConlluSentence(ConlluColumns columns) {
    this.columns = columns;
  }

  boolean isEmpty() {
    return comments.isEmpty() && words.isEmpty() && waiting.isEmpty();
  }

  /** How many words there are so far. */
  int size() {
    return words.size();
  }

  void comment(String line, Origin place) throws AnnotationException {
    if (!words.isEmpty() || !waiting.isEmpty()) {
      throw new AnnotationException(
          place,
          "expected a word or the end of the sentence, found a comment: "
              + Excerpt.of(line)
              + "; is the blank line between two sentences missing?");
    }
    if (line.startsWith(TEXT) && text.isEmpty()) {
      text = Optional.of(line.substring(TEXT.length()));
      textOrigin = place;
    }
    comments.add(line);
  }

  /** Takes a line that is no comment. */
  void line(String line, List<String> fields, Origin place) throws AnnotationException {
    String value = fields.get(columns.index(ConlluColumns.ID));
    ConlluId id =
        ConlluId.parse(value)
            .orElseThrow(
                () ->
                    new AnnotationException(
                        place,
                        "expected a word number such as 7, 7-8 or 7.1, found "
                            + Excerpt.of(value)));
    int next = words.size() + 1;
    switch (id.kind()) {
      case WORD -> {
        expect(id.first() == next, "word " + next, value, place);
        word(fields, place);
      }
      case RANGE -> {
        boolean good = id.first() == next && id.second() >= next && rangeEnd < next;
        expect(good, "a range of words from " + next + " outside another range", value, place);
        rangeEnd = id.second();
        surfaces.add(surface(fields, id.second() - id.first() + 1));
        waiting.add(line);
      }
      case EMPTY -> {
        boolean good = id.first() == next - 1 && id.second() == emptyNodes + 1;
        expect(good, (next - 1) + "." + (emptyNodes + 1), value, place);
        emptyNodes++;
        waiting.add(line);
      }
    }
    if (origin.isNone()) {
      origin = place;
    }
  }

  private static void expect(boolean good, String expected, String found, Origin place)
      throws AnnotationException {
    if (!good) {
      throw new AnnotationException(place, "expected " + expected + ", found " + found);
    }
  }

  private void word(List<String> fields, Origin place) throws AnnotationException {
    emptyNodes = 0;
    if (!waiting.isEmpty()) {
      before.put(words.size(), String.join("\n", waiting));
      waiting.clear();
    }
    if (words.isEmpty()) {
      origin = place;
    }
    words.add(fields);
    if (words.size() > rangeEnd) {
      surfaces.add(surface(fields, 1));
    }
  }

  private Surface surface(List<String> fields, int size) {
    int misc = columns.index(ConlluColumns.MISC);
    boolean glued =
        misc >= 0 && ("|" + fields.get(misc) + "|").contains("|" + ConlluWriter.GLUED + "|");
    return new Surface(fields.get(columns.index(ConlluColumns.FORM)), size, !glued);
  }

  /** Ends the sentence: appends its text and a line feed to {@code target}. */
  Sentence finish(StringBuilder target, Origin place) throws AnnotationException {
    if (words.isEmpty() || words.size() < rangeEnd) {
      throw new AnnotationException(
          place,
          words.isEmpty()
              ? "expected words before the end of the sentence, found none"
              : "expected word " + (words.size() + 1) + ", found the end of the sentence");
    }
    int base = target.length();
    target.append(text.orElseGet(this::rebuilt));
    List<Token> tokens = tokens(target, base);
    target.append('\n');
    Map<String, List<String>> layers = new LinkedHashMap<>();
    for (int column = 0; column < columns.size(); column++) {
      String name = columns.names().get(column);
      if (!name.equals(ConlluColumns.ID) && !name.equals(ConlluColumns.FORM)) {
        int at = column;
        layers.put(
            ConlluColumns.layer(name), words.stream().map(fields -> fields.get(at)).toList());
      }
    }
    otherLines(layers);
    return new Sentence(tokens, layers, origin);
  }

  private void otherLines(Map<String, List<String>> layers) {
    if (!comments.isEmpty()) {
      layers.put(ConlluFormat.COMMENTS, at(0, String.join("\n", comments)));
    }
    if (!before.isEmpty()) {
      List<String> lines = at(0, "");
      before.forEach(lines::set);
      layers.put(ConlluFormat.BEFORE, lines);
    }
    if (!waiting.isEmpty()) {
      layers.put(ConlluFormat.AFTER, at(words.size() - 1, String.join("\n", waiting)));
    }
  }

  private List<String> at(int index, String value) {
    List<String> labels = new ArrayList<>(Collections.nCopies(words.size(), ""));
    labels.set(index, value);
    return labels;
  }

  private String rebuilt() {
    StringBuilder rebuilt = new StringBuilder();
    for (int i = 0; i < surfaces.size(); i++) {
      rebuilt.append(surfaces.get(i).form());
      if (surfaces.get(i).spaceAfter() && i + 1 < surfaces.size()) {
        rebuilt.append(' ');
      }
    }
    return rebuilt.toString();
  }

  private List<Token> tokens(StringBuilder target, int base) throws AnnotationException {
    List<Token> tokens = new ArrayList<>(words.size());
    int form = columns.index(ConlluColumns.FORM);
    int position = base;
    for (Surface surface : surfaces) {
      int start = find(target, position, surface.form());
      position = start + surface.form().length();
      List<String> forms =
          words.subList(tokens.size(), tokens.size() + surface.words()).stream()
              .map(fields -> fields.get(form))
              .toList();
      boolean spelt = String.join("", forms).equals(surface.form());
      int at = start;
      for (String word : forms) {
        tokens.add(
            spelt ? new Token(word, at, at + word.length()) : new Token(word, start, position));
        at += word.length();
      }
    }
    return tokens;
  }

  private int find(StringBuilder target, int from, String form) throws AnnotationException {
    int start = from;
    while (!startsWith(target, start, form)) {
      if (start == target.length() || !isSpace(target.charAt(start))) {
        int end = Math.min(target.length(), start + form.length() + 10);
        throw new AnnotationException(
            textOrigin,
            "expected the text to go on with "
                + Excerpt.of(form)
                + ", found "
                + Excerpt.of(target.substring(start, end)));
      }
      start++;
    }
    return start;
  }

  private static boolean startsWith(StringBuilder target, int start, String form) {
    return start + form.length() <= target.length()
        && form.contentEquals(target.subSequence(start, start + form.length()));
  }

  private static boolean isSpace(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }
}
