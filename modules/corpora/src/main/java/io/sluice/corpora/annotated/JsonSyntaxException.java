package io.sluice.corpora.annotated;

/** A text is no JSON. */
final class JsonSyntaxException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /** Lines of the text before the one with the problem. */
  private final long line;

  JsonSyntaxException(String problem, long line) {
    super(problem);
    this.line = line;
  }

  long line() {
    return line;
  }
}
