package io.sluice.cli;

import io.sluice.embeddings.learning.LearningListener;

/** Shows how learning word vectors goes on. */
record LearningDisplay(Console console, long sentences, int epochs) implements LearningListener {
  @Override
  public void progress(int pass, long read) {
    if (console.wantsStatus()) {
      var share = Figures.decimal(100.0 * read / Math.max(1, sentences), 0) + " %";
      console.status(
          (pass == 0 ? "counting words  " : "epoch " + pass + " of " + epochs + "  ") + share);
    }
  }
}
