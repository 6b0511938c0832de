package io.sluice.experiments.config;

import io.sluice.experiments.binding.Constraints;
import io.sluice.experiments.binding.Default;
import io.sluice.experiments.binding.Doc;
import io.sluice.experiments.binding.Matching;

/** What is learned. */
@Doc("What is learned.")
public record LabelsConfig(
    @Doc("Which layer of labels: ner, pos, chunk or another that the corpus has.")
        @Default("ner")
        @Matching("[A-Za-z0-9][A-Za-z0-9_.:-]{0,63}")
        String layer,
    @Doc(
            "How the tagger marks spans, whatever the corpus does; none where each label stands for"
                + " itself, as parts of speech do.")
        @Default("iobes")
        Scheme scheme) {
  public LabelsConfig {
    Constraints.check(LabelsConfig.class, layer, scheme);
  }

  /** Ways to mark spans. */
  public enum Scheme {
    IOBES,
    IOB2,
    IOB1,
    IO,
    NONE
  }
}
