package io.sluice.cli.bench;

import io.sluice.neural.precision.WeightPrecision;

/**
 * How text is written in a workload that writes.
 *
 * @param weights precision of the model's
 * @param threads that share a step
 */
public record Writing(WeightPrecision weights, int threads) {}
