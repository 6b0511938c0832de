package io.sluice.experiments.config;

import io.sluice.experiments.binding.Constraints;
import io.sluice.experiments.binding.Doc;
import io.sluice.experiments.binding.Range;
import java.util.OptionalDouble;

/** A limit on gradients, by norm or by value; neither is no limit. */
@Doc("A limit on gradients, by norm or by value; neither is no limit.")
public record ClipConfig(
    @Doc("Scale all gradients together so that their norm is at most this.") @Range("(0, inf)")
        OptionalDouble norm,
    @Doc("Cut each single gradient to plus or minus this.") @Range("(0, inf)")
        OptionalDouble value) {
  public ClipConfig {
    Constraints.check(ClipConfig.class, norm, value);
    if (norm.isPresent() && value.isPresent()) {
      throw new IllegalArgumentException("gradients are clipped by norm or by value, not by both");
    }
  }
}
