package io.sluice.tagging;

import io.sluice.embeddings.TokenBatch;
import io.sluice.neural.crf.Emissions;

/**
 * Scores of the labels of all layers for a batch, valid while they are used. T steps, B lanes.
 *
 * @param values for each layer [T * B, stride]
 * @param strides for each layer, floats from one row to the next
 */
record Scores(TokenBatch batch, float[][] values, int[] strides) {
  /** The scores of one layer for one sentence from a token on. */
  Emissions emissions(int layer, int lane, int first) {
    int width = strides[layer] * batch.batch();
    return new Emissions(
        values[layer], first * width + lane * strides[layer], width, batch.lengths()[lane] - first);
  }
}
