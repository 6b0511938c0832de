package io.sluice.cli;

import io.sluice.experiments.RunListener;

/** Shows how learning word vectors goes on. */
record LearningDisplay(Console console) implements RunListener {
  @Override
  public void message(String line) {
    console.say(line);
  }

  @Override
  public void learned(int pass, int epochs, double share) {
    if (console.wantsStatus()) {
      console.status(
          (pass == 0 ? "counting words  " : "epoch " + pass + " of " + epochs + "  ")
              + Figures.decimal(100 * share, 0)
              + " %");
    }
  }
}
