package io.sluice.experiments;

/**
 * How much a training has to do, in symbols or tokens.
 *
 * @param steps of the whole training
 * @param trained read by them; about so many where batches differ in size
 * @param measured read without learning, over all evaluations
 * @param computedOnce of which contextual vectors are computed when they are first read, and kept
 */
record Workload(long steps, double trained, double measured, double computedOnce) {}
