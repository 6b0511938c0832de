package io.sluice.experiments.config;

import io.sluice.experiments.binding.Constraints;
import io.sluice.experiments.binding.Doc;
import io.sluice.experiments.binding.Range;
import java.util.OptionalDouble;

/** Limits on gradients; both may be given, value comes first. */
@Doc("Limits on gradients; both may be given, value comes first.")
public record ClipConfig(
    @Doc("Scale all gradients together so that their norm is at most this.") @Range("(0, inf)")
        OptionalDouble norm,
    @Doc("Cut each single gradient to plus or minus this.") @Range("(0, inf)")
        OptionalDouble value) {
  public ClipConfig {
    Constraints.check(ClipConfig.class, norm, value);
  }
}
