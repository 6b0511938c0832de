package io.sluice.experiments.config;

import io.sluice.experiments.binding.TaggedBy;

/** How the learning rate changes over time. */
@TaggedBy("type")
public sealed interface ScheduleConfig
    permits ConstantConfig, StepConfig, PlateauConfig, CosineConfig, OneCycleConfig {}
