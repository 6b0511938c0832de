package io.sluice.embeddings;

import io.sluice.neural.engine.Engine;
import io.sluice.neural.engine.EngineSettings;
import io.sluice.neural.memory.Floats;
import io.sluice.neural.parameter.NamedTensor;
import io.sluice.neural.parameter.Parameters;
import io.sluice.neural.random.SeededRandom;
import io.sluice.neural.recurrent.Pass;
import java.util.ArrayList;
import java.util.List;

/** One embedding in training, with columns of others beside it. */
public final class Training implements AutoCloseable {
  /** Columns before and after the embedding's own. */
  public static final int BEFORE = 3;

  private static final int AFTER = 2;
  private static final float UNTOUCHED = 77;

  private final TokenEmbedding embedding;
  private final Engine engine;
  private final Parameters parameters = new Parameters();
  private final EmbeddingLayer layer;

  public Training(TokenEmbedding embedding, int threads) {
    this.embedding = embedding;
    engine = Engine.open(new EngineSettings("java", threads));
    parameters.declare("other", 5);
    layer = embedding.layer(engine, parameters, "part");
    parameters.allocate(engine.arena());
    layer.initialise(SeededRandom.of(1, "weights"));
  }

  public EmbeddingLayer layer() {
    return layer;
  }

  public int stride() {
    return BEFORE + embedding.dimension() + AFTER;
  }

  /** [T * B, stride], with columns beside the embedding's that must stay as they are. */
  public float[] fresh(TokenBatch batch) {
    float[] output = new float[batch.positions() * stride()];
    java.util.Arrays.fill(output, UNTOUCHED);
    return output;
  }

  /** Runs forward and gives all columns. */
  public float[] forward(Pass pass, TokenBatch batch) {
    float[] before = fresh(batch);
    Floats output = engine.arena().allocate(before.length);
    output.write(0, before, 0, before.length);
    layer.forward(pass, batch, output, stride(), BEFORE);
    return output.toArray();
  }

  /** Runs forward in training and backward; gives the gradients under canonical names. */
  public List<NamedTensor> gradients(SeededRandom random, TokenBatch batch, float[] dOutput) {
    forward(new Pass.Training(random), batch);
    Floats derivative = engine.arena().allocate(dOutput.length);
    derivative.write(0, dOutput, 0, dOutput.length);
    parameters.zeroGradients();
    layer.backward(derivative, stride(), BEFORE);
    float[] values = parameters.values().toArray();
    parameters.values().write(0, parameters.gradients().toArray(), 0, parameters.size());
    List<NamedTensor> gradients = new ArrayList<>(layer.export());
    parameters.values().write(0, values, 0, values.length);
    return gradients;
  }

  @Override
  public void close() {
    engine.close();
  }
}
