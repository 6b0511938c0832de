package io.sluice.neural.training;

/**
 * What one step did.
 *
 * @param step number of steps done, this one included
 * @param epoch passes over the training corpus done, with their fraction
 * @param loss mean over the step's predictions, in nats, before the update
 * @param gradientNorm Euclidean norm of the mean gradient before clipping
 * @param learningRate used by the step
 * @param symbols predictions of the step
 */
public record StepReport(
    long step, double epoch, double loss, double gradientNorm, double learningRate, long symbols) {}
