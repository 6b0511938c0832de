package io.sluice.experiments.config;

import io.sluice.experiments.binding.Constraints;
import io.sluice.experiments.binding.Default;
import io.sluice.experiments.binding.Doc;
import io.sluice.experiments.binding.Range;
import io.sluice.experiments.binding.Tag;
import java.nio.file.Path;
import java.util.Optional;

/** What character language models know at the ends of the token. */
@Doc("What character language models know at the ends of the token (Akbik et al. 2018).")
@Tag("contextual")
public record ContextualConfig(
    @Doc("A model of text read from left to right, a .sluice file or a run.")
        Optional<Path> forward,
    @Doc("A model of text read from right to left, a .sluice file or a run.")
        Optional<Path> backward,
    @Doc(
            "What the vectors are multiplied by. Hidden units are many and large: as they come they drown what stands beside them.")
        @Default("1")
        @Range("(0, 1]")
        double scale)
    implements TokenEmbeddingConfig {
  public ContextualConfig {
    Constraints.check(ContextualConfig.class, forward, backward, scale);
    if (forward.isEmpty() && backward.isEmpty()) {
      throw new IllegalArgumentException("forward or backward must name a language model");
    }
  }
}
