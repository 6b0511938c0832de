package io.sluice.embeddings.learning;

/** Is told how learning goes on, from the thread that reads the text. */
public interface LearningListener {
  /** Hears nothing. */
  LearningListener SILENT = (pass, sentences) -> {};

  /**
   * Called for every sentence that is read.
   *
   * @param pass 0 while words are counted, then the number of the epoch
   * @param sentences read in this pass so far
   */
  void progress(int pass, long sentences);
}
