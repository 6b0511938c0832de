package io.sluice.embeddings;

import io.sluice.neural.engine.Engine;
import io.sluice.neural.memory.Floats;
import io.sluice.neural.parameter.NamedTensor;
import io.sluice.neural.parameter.PaddedMatrix;
import io.sluice.neural.parameter.Parameters;
import io.sluice.neural.random.SeededRandom;
import io.sluice.neural.recurrent.Pass;
import io.sluice.neural.team.Team;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The layers of a stack in training. T steps, B lanes, D numbers a token, W floats a token in
 * memory: D padded to a multiple of 16 with zeros, as recurrent stacks read it. The protocol is
 * that of {@link EmbeddingLayer}.
 */
public final class StackLayer {
  private final Team team;
  private final List<EmbeddingLayer> layers = new ArrayList<>();
  private final int[] columns;
  private final int dimension;
  private final int width;
  private final float[] zeros;

  StackLayer(Engine engine, EmbeddingStack stack, Parameters parameters) {
    team = engine.team();
    columns = new int[stack.parts().size()];
    int column = 0;
    for (int i = 0; i < columns.length; i++) {
      TokenEmbedding part = stack.parts().get(i);
      layers.add(part.layer(engine, parameters, EmbeddingStack.name(i)));
      columns[i] = column;
      column += part.dimension();
    }
    dimension = column;
    width = PaddedMatrix.padded(dimension);
    zeros = new float[width - dimension];
  }

  /** D. */
  public int dimension() {
    return dimension;
  }

  /** W. */
  public int width() {
    return width;
  }

  /** Draws the weights of all layers. */
  public void initialise(SeededRandom random) {
    for (int i = 0; i < layers.size(); i++) {
      layers.get(i).initialise(random.split(EmbeddingStack.name(i)));
    }
  }

  /**
   * Writes the vectors of all positions; those of padding are zero.
   *
   * @param output [T * B, W], replaced
   */
  public void forward(Pass pass, TokenBatch batch, Floats output) {
    for (int i = 0; i < columns.length; i++) {
      layers.get(i).forward(pass, batch, output, width, columns[i]);
    }
    if (zeros.length > 0) {
      team.run(worker -> clear(worker, output, batch.positions()));
    }
  }

  private void clear(Team.Worker worker, Floats output, int positions) {
    for (int n = worker.from(positions); n < worker.to(positions); n++) {
      output.write(n * width + dimension, zeros, 0, zeros.length);
    }
  }

  /**
   * Adds the gradients of all parameters, after a forward pass in training.
   *
   * @param dOutput [T * B, W]
   */
  public void backward(Floats dOutput) {
    for (int i = columns.length - 1; i >= 0; i--) {
      layers.get(i).backward(dOutput, width, columns[i]);
    }
  }

  /** All weights as canonical tensors. */
  public List<NamedTensor> export() {
    return layers.stream().flatMap(layer -> layer.export().stream()).toList();
  }

  /**
   * Takes over canonical tensors; others in the map are ignored.
   *
   * @throws IllegalArgumentException if one is missing or has another shape
   */
  public void load(Map<String, NamedTensor> tensors) {
    layers.forEach(layer -> layer.load(tensors));
  }
}
