package io.sluice.experiments.config;

import io.sluice.experiments.binding.TaggedBy;

/** How the learning rate changes over time. */
@TaggedBy("type")
public sealed interface ScheduleConfig
    permits ConstantConfig, StepConfig, PlateauConfig, CosineConfig, OneCycleConfig {
  /** Steps in which the rate first rises from zero. */
  default long warmUp() {
    return 0;
  }
}
