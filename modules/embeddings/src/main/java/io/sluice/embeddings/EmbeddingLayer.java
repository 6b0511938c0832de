package io.sluice.embeddings;

import io.sluice.neural.memory.Floats;
import io.sluice.neural.parameter.NamedTensor;
import io.sluice.neural.random.SeededRandom;
import io.sluice.neural.recurrent.Pass;
import java.util.List;
import java.util.Map;

/**
 * An embedding in training: a layer of a network with its parameters. One caller at a time.
 *
 * <ol>
 *   <li>Construct all layers; allocate the parameters; {@link #initialise} or {@link #load}.
 *   <li>{@link #forward}; with {@link Pass.Training}, then {@link #backward}, which belongs to the
 *       forward pass right before it.
 * </ol>
 */
public interface EmbeddingLayer {
  /** Draws the weights. */
  void initialise(SeededRandom random);

  /**
   * Writes the vectors of all positions; those of padding are zero.
   *
   * @param output [T * B, stride]; columns {@code column} to {@code column + D - 1} are replaced
   */
  void forward(Pass pass, TokenBatch batch, Floats output, int stride, int column);

  /**
   * Adds the gradients of the parameters; what stands at padding is ignored.
   *
   * @param dOutput [T * B, stride], derivative of the loss by the output
   */
  void backward(Floats dOutput, int stride, int column);

  /** All weights as canonical tensors. */
  List<NamedTensor> export();

  /**
   * Takes over canonical tensors; others in the map are ignored.
   *
   * @throws IllegalArgumentException if one is missing or has another shape
   */
  void load(Map<String, NamedTensor> tensors);
}
