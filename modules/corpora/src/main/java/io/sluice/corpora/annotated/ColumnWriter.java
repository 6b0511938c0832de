package io.sluice.corpora.annotated;

import io.sluice.text.document.Document;
import io.sluice.text.document.Origin;
import io.sluice.text.document.Sentence;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/** Writes one token a line with its labels in columns. */
final class ColumnWriter implements AnnotatedWriter {
  private final Writer target;
  private final ColumnLayout layout;
  private long marks;

  ColumnWriter(Writer target, ColumnLayout layout) {
    this.target = target;
    this.layout = layout;
  }

  @Override
  public void write(Document document) throws IOException {
    StringBuilder lines = new StringBuilder();
    boolean marked = marks > 0 || !document.id().isEmpty();
    if (marked) {
      WellFormed.check(document.id(), new Origin(document.id(), 0));
      lines.append(DocumentMark.line(document.id(), marks + 1, layout)).append("\n\n");
    }
    for (Sentence sentence : document.sentences()) {
      sentence(sentence, lines);
      lines.append('\n');
    }
    marks += marked ? 1 : 0;
    target.append(lines);
  }

  private void sentence(Sentence sentence, StringBuilder lines) throws AnnotationException {
    List<List<String>> columns = new ArrayList<>();
    for (String name : layout.names()) {
      if (name.equals(ColumnLayout.WORD)) {
        columns.add(sentence.words());
      } else if (sentence.layers().containsKey(name)) {
        columns.add(sentence.labels(name));
      } else {
        throw new AnnotationException(
            sentence.origin(),
            "the column " + name + " needs a layer; there are " + sentence.layers().keySet());
      }
    }
    for (int token = 0; token < sentence.size(); token++) {
      int start = lines.length();
      for (int column = 0; column < columns.size(); column++) {
        String value = columns.get(column).get(token);
        check(value, column, token, sentence.origin());
        if (column > 0) {
          lines.append(layout.separator().character());
        }
        lines.append(value);
      }
      String line = lines.substring(start);
      if (DocumentMark.is(line)
          || ColumnSplitter.isBlank(line)
          || !layout.commentPrefix().isEmpty() && line.startsWith(layout.commentPrefix())) {
        throw new AnnotationException(
            sentence.origin(),
            "token "
                + token
                + " would not be read as a token again: "
                + Excerpt.of(line)
                + "; another order of columns or comment prefix helps");
      }
      lines.append('\n');
    }
  }

  private void check(String value, int column, int token, Origin origin)
      throws AnnotationException {
    WellFormed.check(value, origin);
    boolean blanksDivide = layout.separator() == ColumnLayout.Separator.BLANK || layout.size() == 1;
    if (value.isEmpty()
        || ColumnReader.isPadded(value)
        || value.indexOf('\n') >= 0
        || value.indexOf('\r') >= 0
        || value.indexOf('\t') >= 0
        || blanksDivide && value.indexOf(' ') >= 0) {
      throw new AnnotationException(
          origin,
          "column "
              + layout.names().get(column)
              + " of token "
              + token
              + " cannot hold "
              + Excerpt.of(value)
              + ": it is empty, or begins or ends with a blank, or has a line end or a "
              + (blanksDivide ? "blank, which would divide it; write it with tabs" : "tab"));
    }
  }

  @Override
  public void close() throws IOException {
    target.close();
  }
}
