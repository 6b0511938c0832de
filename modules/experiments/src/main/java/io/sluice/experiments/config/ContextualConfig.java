package io.sluice.experiments.config;

import io.sluice.experiments.binding.Constraints;
import io.sluice.experiments.binding.Doc;
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
        Optional<Path> backward)
    implements TokenEmbeddingConfig {
  public ContextualConfig {
    Constraints.check(ContextualConfig.class, forward, backward);
    if (forward.isEmpty() && backward.isEmpty()) {
      throw new IllegalArgumentException("forward or backward must name a language model");
    }
  }
}
