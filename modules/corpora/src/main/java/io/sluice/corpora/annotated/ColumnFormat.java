package io.sluice.corpora.annotated;

import java.io.Reader;
import java.io.Writer;

/**
 * One token a line, its labels in columns, blank lines between sentences.
 *
 * @param name {@code conll2003}, {@code conll2000} or {@code columns}
 * @param layout what the columns hold
 */
public record ColumnFormat(String name, ColumnLayout layout) implements AnnotatedFormat {
  @Override
  public Documents read(Reader text, String source) {
    return new ColumnReader(text, source, layout);
  }

  @Override
  public AnnotatedWriter writer(Writer target) {
    return new ColumnWriter(target, layout);
  }
}
