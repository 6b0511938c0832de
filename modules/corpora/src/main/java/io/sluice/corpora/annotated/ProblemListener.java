package io.sluice.corpora.annotated;

/** Hears what is wrong with a file. */
public interface ProblemListener {
  /** Ends reading with the first problem. */
  ProblemListener STRICT =
      problem -> {
        throw problem;
      };

  /**
   * Something that is not as the format asks for.
   *
   * @throws AnnotationException to stop; else what is wrong is left out
   */
  void problem(AnnotationException problem) throws AnnotationException;
}
