package io.sluice.corpora.annotated;

import io.sluice.text.document.Origin;
import java.io.IOException;

/** An annotated file is not what its format asks for, or a document cannot be written in it. */
public final class AnnotationException extends IOException {
  private static final long serialVersionUID = 1L;

  /** Name of the file. */
  private final String source;

  /** Line number from 1; 0 if no line is to blame. */
  private final long line;

  AnnotationException(Origin origin, String problem) {
    super(origin + ": " + problem);
    this.source = origin.source();
    this.line = origin.line();
  }

  /** Where the problem is. */
  public Origin origin() {
    return new Origin(source, line);
  }
}
