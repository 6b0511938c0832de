package io.sluice.corpora.annotated;

import io.sluice.text.document.Document;
import io.sluice.text.document.Origin;
import io.sluice.text.document.Sentence;
import io.sluice.text.document.Token;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;

/** Writes CoNLL-U; with additional columns, CoNLL-U Plus. */
final class ConlluWriter implements AnnotatedWriter {
  static final String GLUED = "SpaceAfter=No";

  static final String NOTHING = "_";

  private final Writer target;
  private ConlluColumns columns = ConlluColumns.USUAL;
  private long marks;
  private boolean started;

  ConlluWriter(Writer target) {
    this.target = target;
  }

  @Override
  public void write(Document document) throws IOException {
    Origin place = new Origin(document.id(), 0);
    if (document.sentences().isEmpty()) {
      throw new AnnotationException(place, "CoNLL-U cannot hold a document without sentences");
    }
    WellFormed.check(document.id(), place);
    WellFormed.check(document.text(), place);
    StringBuilder lines = new StringBuilder();
    ConlluColumns written = started ? columns : start(document, lines);
    boolean marked = marks > 0 || !document.id().isEmpty();
    for (int i = 0; i < document.sentences().size(); i++) {
      Sentence sentence = document.sentences().get(i);
      comments(document, sentence, marked && i == 0, lines);
      words(document.text(), sentence, written, lines);
      lines.append('\n');
    }
    columns = written;
    started = true;
    marks += marked ? 1 : 0;
    target.append(lines);
  }

  /** Finds out which columns are needed, and names them if they are not the usual ones. */
  private static ConlluColumns start(Document document, StringBuilder lines) {
    List<String> more =
        document.sentences().stream()
            .flatMap(sentence -> sentence.layerNames().stream())
            .distinct()
            .filter(ConlluWriter::needsColumn)
            .toList();
    if (more.isEmpty()) {
      return ConlluColumns.USUAL;
    }
    ConlluColumns all = ConlluColumns.USUAL.with(more);
    lines.append(all.header()).append('\n');
    return all;
  }

  private static boolean needsColumn(String layer) {
    return !ConlluFormat.carries(layer) && !ConlluFormat.isUsual(layer);
  }

  private void comments(Document document, Sentence sentence, boolean begins, StringBuilder lines)
      throws AnnotationException {
    boolean kept = sentence.layers().containsKey(ConlluFormat.COMMENTS);
    String[] comments =
        kept ? sentence.labels(ConlluFormat.COMMENTS).get(0).split("\n", -1) : new String[0];
    String mark =
        document.id().equals(Long.toString(marks + 1))
            ? ConlluReader.NEW_DOCUMENT
            : ConlluReader.NEW_DOCUMENT + " id = " + document.id();
    boolean marked = !begins;
    StringBuilder others = new StringBuilder();
    boolean hasText = false;
    for (String comment : comments) {
      if (ConlluReader.isMark(comment)) {
        if (!marked) {
          others.append(mark).append('\n');
          marked = true;
        }
      } else {
        check(comment, sentence.origin(), comment.startsWith("#"), "a comment");
        others.append(comment).append('\n');
        hasText |= comment.startsWith("# text =");
      }
    }
    if (!marked) {
      check(
          document.id(), sentence.origin(), document.id().equals(document.id().strip()), "a name");
      lines.append(mark).append('\n');
    }
    lines.append(others);
    if (!hasText && !kept) {
      lines.append("# text = ").append(text(document.text(), sentence)).append('\n');
    }
  }

  private static String text(String text, Sentence sentence) {
    List<Token> tokens = sentence.tokens();
    return text.substring(tokens.get(0).start(), tokens.get(tokens.size() - 1).end())
        .replace('\n', ' ')
        .replace('\r', ' ');
  }

  private static void words(
      String text, Sentence sentence, ConlluColumns columns, StringBuilder lines)
      throws AnnotationException {
    Map<String, List<String>> layers = sentence.layers();
    for (String layer : layers.keySet()) {
      if (needsColumn(layer) && !columns.names().contains(layer)) {
        throw new AnnotationException(
            sentence.origin(),
            "the layer " + layer + " has no column, as the first document did not have it");
      }
    }
    ConlluTokens tokens = new ConlluTokens(text, sentence);
    for (int i = 0; i < sentence.size(); i++) {
      if (layers.containsKey(ConlluFormat.BEFORE)) {
        raw(sentence.labels(ConlluFormat.BEFORE).get(i), lines);
      } else {
        tokens.range(i, columns, lines);
      }
      for (int column = 0; column < columns.size(); column++) {
        String name = columns.names().get(column);
        String layer = ConlluColumns.layer(name);
        String value;
        if (name.equals(ConlluColumns.ID)) {
          value = Integer.toString(i + 1);
        } else if (name.equals(ConlluColumns.FORM)) {
          value = sentence.tokens().get(i).text();
        } else if (layers.containsKey(layer)) {
          value = sentence.labels(layer).get(i);
        } else {
          value = name.equals(ConlluColumns.MISC) && tokens.isGlued(i) ? GLUED : NOTHING;
        }
        check(value, sentence.origin(), !value.isEmpty() && value.indexOf('\t') < 0, name);
        lines.append(column == 0 ? "" : "\t").append(value);
      }
      lines.append('\n');
    }
    if (layers.containsKey(ConlluFormat.AFTER)) {
      sentence.labels(ConlluFormat.AFTER).forEach(value -> raw(value, lines));
    }
  }

  private static void raw(String value, StringBuilder lines) {
    if (!value.isEmpty()) {
      lines.append(value).append('\n');
    }
  }

  private static void check(String value, Origin origin, boolean good, String what)
      throws AnnotationException {
    WellFormed.check(value, origin);
    if (!good || value.indexOf('\n') >= 0 || value.indexOf('\r') >= 0) {
      throw new AnnotationException(origin, what + " of CoNLL-U cannot hold " + Excerpt.of(value));
    }
  }

  @Override
  public void close() throws IOException {
    target.close();
  }
}
