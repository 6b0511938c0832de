package io.sluice.corpora.annotated;

import io.sluice.corpora.TextSource;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Path;

/**
 * One token a line, its labels in columns, blank lines between sentences.
 *
 * @param name {@code conll2003}, {@code conll2000} or {@code columns}
 * @param layout what the columns hold
 */
public record ColumnFormat(String name, ColumnLayout layout) implements AnnotatedFormat {
  @Override
  public Annotation annotation() {
    return Annotation.LABELS;
  }

  @Override
  public boolean holdsWordsOnly() {
    return true;
  }

  @Override
  public Documents read(Reader text, String source) {
    return new ColumnReader(text, source, layout, ProblemListener.STRICT);
  }

  @Override
  public Documents examine(Path file, ProblemListener problems) throws IOException {
    return new ColumnReader(TextSource.file(file).openDamaged(), file.toString(), layout, problems);
  }

  @Override
  public AnnotatedWriter writer(Writer target) {
    return new ColumnWriter(target, layout);
  }
}
