package io.sluice.embeddings;

import io.sluice.neural.memory.Floats;
import io.sluice.neural.parameter.NamedTensor;
import io.sluice.neural.random.SeededRandom;
import io.sluice.neural.recurrent.Pass;
import java.util.List;
import java.util.Map;

/** An embedding without parameters in training: what its encoder gives, and no gradient. */
public final class FixedLayer implements EmbeddingLayer {
  private final TokenEncoder encoder;
  private float[] vectors = {};

  /** A layer that gives what an encoder gives. */
  public FixedLayer(TokenEncoder encoder) {
    this.encoder = encoder;
  }

  @Override
  public void initialise(SeededRandom random) {
    // There are no weights.
  }

  @Override
  public void forward(Pass pass, TokenBatch batch, Floats output, int stride, int column) {
    int dimension = encoder.dimension();
    int size = Math.multiplyExact(batch.positions(), dimension);
    if (vectors.length < size) {
      vectors = new float[size + size / 2];
    }
    encoder.encode(batch, vectors, dimension, 0);
    for (int n = 0; n < batch.positions(); n++) {
      output.write(n * stride + column, vectors, n * dimension, dimension);
    }
  }

  @Override
  public void backward(Floats dOutput, int stride, int column) {
    // There are no weights, and nothing lies below.
  }

  @Override
  public List<NamedTensor> export() {
    return List.of();
  }

  @Override
  public void load(Map<String, NamedTensor> tensors) {
    // There are no weights.
  }
}
