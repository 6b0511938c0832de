package io.sluice.experiments.config;

import io.sluice.experiments.binding.Constraints;
import io.sluice.experiments.binding.Doc;
import io.sluice.experiments.binding.Range;

/** How sentences are divided: training from the front, development after it. */
@Doc("How sentences are divided: training from the front, development after it.")
public record SentenceSplitConfig(
    @Doc("Share of the sentences for training.") @Range("(0, 1)") double train) {
  /** Where the file says nothing: nine tenths to learn from. */
  public static final SentenceSplitConfig DEFAULT = new SentenceSplitConfig(0.9);

  public SentenceSplitConfig {
    Constraints.check(SentenceSplitConfig.class, train);
  }
}
