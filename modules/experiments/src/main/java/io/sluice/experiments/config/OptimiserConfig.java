package io.sluice.experiments.config;

import io.sluice.experiments.binding.TaggedBy;

/** How gradients become updates. */
@TaggedBy("type")
public sealed interface OptimiserConfig
    permits SgdConfig, MomentumConfig, RmsPropConfig, AdamConfig, AdamWConfig {}
