package io.sluice.language.training;

import io.sluice.neural.memory.Floats;
import io.sluice.neural.parameter.NamedTensor;
import io.sluice.neural.parameter.Parameters;
import io.sluice.neural.parameter.Parameters.Parameter;
import io.sluice.neural.random.BernoulliMask;
import io.sluice.neural.random.SeededRandom;
import io.sluice.neural.team.Team;
import java.util.List;
import java.util.Map;

/**
 * A table of vectors, one for each symbol. V symbols, I dimensions, padded to {@code width}: rows
 * of the table are gathered, and their gradients scattered.
 */
final class EmbeddingLayer {
  private static final int BLOCK = 16;

  private final Team team;
  private final Parameters parameters;
  private final Parameter weight;
  private final int vocabulary;
  private final int dimension;
  private final int width;
  private final BernoulliMask mask;

  EmbeddingLayer(
      Team team,
      Parameters parameters,
      String name,
      int vocabulary,
      int dimension,
      double dropout) {
    this.team = team;
    this.parameters = parameters;
    this.vocabulary = vocabulary;
    this.dimension = dimension;
    width = (dimension + BLOCK - 1) / BLOCK * BLOCK;
    weight = parameters.declare(name, Math.multiplyExact(vocabulary, width));
    mask = BernoulliMask.of(dropout);
  }

  int width() {
    return width;
  }

  /** [V, width]. */
  Floats values() {
    return parameters.values(weight);
  }

  /** [V, width]. */
  Floats gradients() {
    return parameters.gradients(weight);
  }

  /** Draws from the uniform distribution between plus and minus {@code bound}. */
  void initialise(SeededRandom random, double bound) {
    float[] row = new float[width];
    for (int symbol = 0; symbol < vocabulary; symbol++) {
      for (int i = 0; i < dimension; i++) {
        row[i] = (float) ((2 * random.nextDouble() - 1) * bound);
      }
      values().write(symbol * width, row, 0, width);
    }
  }

  /** [V, I], canonical. */
  NamedTensor export() {
    float[] canonical = new float[vocabulary * dimension];
    Floats values = values();
    for (int symbol = 0; symbol < vocabulary; symbol++) {
      values.read(symbol * width, canonical, symbol * dimension, dimension);
    }
    return new NamedTensor(weight.name(), List.of(vocabulary, dimension), canonical);
  }

  void load(Map<String, NamedTensor> tensors) {
    NamedTensor tensor = tensors.get(weight.name());
    if (tensor == null || !tensor.shape().equals(List.of(vocabulary, dimension))) {
      throw new IllegalArgumentException(
          "expected a tensor %s of shape [%d, %d], found %s"
              .formatted(
                  weight.name(), vocabulary, dimension, tensor == null ? "none" : tensor.shape()));
    }
    Floats values = values();
    for (int symbol = 0; symbol < vocabulary; symbol++) {
      values.write(symbol * width, tensor.values(), symbol * dimension, dimension);
    }
  }

  /**
   * Gathers.
   *
   * @param symbols [rows]
   * @param output [rows, width], replaced
   */
  void forward(int[] symbols, int rows, Floats output) {
    Floats values = values();
    team.run(
        worker -> {
          for (int i = worker.from(rows); i < worker.to(rows); i++) {
            output.copyFrom(i * width, values, symbols[i] * width, width);
          }
        });
  }

  /** Whether whole symbols are dropped in training. */
  boolean drops() {
    return mask.rate() > 0;
  }

  /** Drops all rows of the symbols that a key drops: after forward, and before backward. */
  void drop(long key, int[] symbols, int rows, Floats data) {
    team.run(
        worker -> {
          float[] row = new float[width];
          for (int i = worker.from(rows); i < worker.to(rows); i++) {
            float factor = mask.at(key, symbols[i]);
            data.read(i * width, row, 0, width);
            for (int j = 0; j < width; j++) {
              row[j] *= factor;
            }
            data.write(i * width, row, 0, width);
          }
        });
  }

  /** Scatters: adds to the gradients in the order of the rows, each worker to its own columns. */
  void backward(int[] symbols, int rows, Floats dOutput) {
    Floats gradients = gradients();
    team.run(
        worker -> {
          int from = worker.from(width / BLOCK) * BLOCK;
          int count = worker.to(width / BLOCK) * BLOCK - from;
          float[] row = new float[count];
          float[] sum = new float[count];
          for (int i = 0; i < rows && count > 0; i++) {
            int at = symbols[i] * width + from;
            dOutput.read(i * width + from, row, 0, count);
            gradients.read(at, sum, 0, count);
            for (int j = 0; j < count; j++) {
              sum[j] += row[j];
            }
            gradients.write(at, sum, 0, count);
          }
        });
  }
}
