package io.sluice.experiments.config;

import io.sluice.experiments.binding.Constraints;
import io.sluice.experiments.binding.Default;
import io.sluice.experiments.binding.Doc;
import io.sluice.experiments.binding.Range;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** From the last layer to a distribution over symbols. */
@Doc("From the last layer to a distribution over symbols.")
public record OutputConfig(
    @Doc(
            "full computes every symbol; adaptive, for large vocabularies, keeps rare ones in"
                + " clusters with shorter vectors; sampled learns full from a sample of the"
                + " symbols.")
        @Default("full")
        Kind type,
    @Doc(
            "Use the embedding matrix for the output too; needs embedding.dimension ="
                + " recurrent.hidden, and a type other than adaptive.")
        @Default("false")
        boolean tied,
    @Doc("Share of the last layer's units dropped; without it, as recurrent.dropout.")
        @Range("[0, 1)")
        OptionalDouble dropout,
    @Doc(
            "Of type adaptive: the ranks by frequency at which clusters begin, ascending; without"
                + " any, a fiftieth and a tenth of the vocabulary.")
        @Default("[]")
        @Range("[1, 16000000]")
        List<Integer> cutoffs,
    @Doc("Of type adaptive: how many times shorter each cluster's vectors are; 4 without it.")
        @Range("[1, 1024]")
        OptionalInt division,
    @Doc(
            "Of type sampled: symbols drawn for each window, frequent ones more likely; 8192 without"
                + " it.")
        @Range("[1, 16000000]")
        OptionalInt samples) {
  /** Checks keys that belong to other types. */
  public OutputConfig {
    Constraints.check(OutputConfig.class, type, tied, dropout, cutoffs, division, samples);
    cutoffs = List.copyOf(cutoffs);
    if (type != Kind.ADAPTIVE && (!cutoffs.isEmpty() || division.isPresent())) {
      throw new IllegalArgumentException("cutoffs and division are for type adaptive");
    }
    if (type != Kind.SAMPLED && samples.isPresent()) {
      throw new IllegalArgumentException("samples are for type sampled");
    }
    if (type == Kind.ADAPTIVE && tied) {
      throw new IllegalArgumentException(
          "type adaptive has vectors of several lengths, so it cannot be tied to the embedding;"
              + " leave tied out, or use type full or sampled");
    }
    for (var i = 1; i < cutoffs.size(); i++) {
      if (cutoffs.get(i) <= cutoffs.get(i - 1)) {
        throw new IllegalArgumentException("cutoffs must be ascending, were " + cutoffs);
      }
    }
  }

  /** How the distribution is made and learned. */
  public enum Kind {
    FULL,
    ADAPTIVE,
    SAMPLED
  }
}
