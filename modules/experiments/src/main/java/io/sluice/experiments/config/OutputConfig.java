package io.sluice.experiments.config;

import io.sluice.experiments.binding.Constraints;
import io.sluice.experiments.binding.Default;
import io.sluice.experiments.binding.Doc;
import io.sluice.experiments.binding.Range;
import java.util.OptionalDouble;

/** From the last layer to a distribution over symbols. */
@Doc("From the last layer to a distribution over symbols.")
public record OutputConfig(
    @Doc(
            "Use the embedding matrix for the output too; needs embedding.dimension ="
                + " recurrent.hidden.")
        @Default("false")
        boolean tied,
    @Doc("Share of the last layer's units dropped; without it, as recurrent.dropout.")
        @Range("[0, 1)")
        OptionalDouble dropout) {
  public OutputConfig {
    Constraints.check(OutputConfig.class, tied, dropout);
  }
}
