package io.sluice.embeddings.characters;

import io.sluice.embeddings.EmbeddingLayer;
import io.sluice.embeddings.TokenBatch;
import io.sluice.neural.embedding.EmbeddingTable;
import io.sluice.neural.engine.Engine;
import io.sluice.neural.memory.Floats;
import io.sluice.neural.parameter.NamedTensor;
import io.sluice.neural.random.SeededRandom;
import io.sluice.neural.recurrent.Pass;
import io.sluice.neural.team.Team;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Words from their characters in training. Memory is that of one chunk, however many words a batch
 * has: if there are several chunks, the backward pass computes all but the last again.
 */
final class CharacterLayer implements EmbeddingLayer {
  private final Team team;
  private final WordChunks chunking;
  private final EmbeddingTable table;
  private final WordNetwork network;
  private final int dimension;
  private final Floats input;
  private final Floats dInput;
  private final float[] zeros;
  private final float[] row;
  private final Team.Task gather = this::gather;

  private float[] vectors = {};
  private float[] dVectors = {};
  private List<WordChunk> chunks = List.of();
  private TokenBatch batch;
  private long key;
  private boolean trained;
  private Floats output;
  private int stride;
  private int column;

  CharacterLayer(Engine engine, WordChunks chunking, EmbeddingTable table, WordNetwork network) {
    team = engine.team();
    this.chunking = chunking;
    this.table = table;
    this.network = network;
    dimension = network.outputs();
    input = engine.arena().allocate(chunking.maxRows(), table.width());
    dInput = engine.arena().allocate(chunking.maxRows(), table.width());
    output = input;
    zeros = new float[dimension];
    row = new float[dimension];
    batch = TokenBatch.of(io.sluice.text.document.Sentence.of());
  }

  /** Characters start uniform with variance 1 / I, unknown ones at zero. */
  @Override
  public void initialise(SeededRandom random) {
    table.initialise(random, Math.sqrt(3.0 / table.weight().columns()));
    table.weight().values().clear(0, table.width());
    network.initialise(random);
  }

  @Override
  public void forward(
      Pass pass, TokenBatch newBatch, Floats newOutput, int newStride, int newColumn) {
    batch = newBatch;
    output = newOutput;
    stride = newStride;
    column = newColumn;
    int types = batch.types().size();
    if (vectors.length < types * dimension) {
      vectors = new float[(types + types / 2) * dimension];
      dVectors = new float[vectors.length];
    }
    int[] numbers = new int[types - 1];
    Arrays.setAll(numbers, i -> i + 1);
    chunks = chunking.cut(batch.types(), numbers, numbers.length);
    trained = pass instanceof Pass.Training;
    if (pass instanceof Pass.Training training) {
      key = training.random().nextLong();
    }
    for (int i = 0; i < chunks.size(); i++) {
      compute(i, trained ? training(i) : pass);
    }
    team.run(gather);
  }

  /** The pass of a chunk, whose masks depend on its number alone. */
  private Pass training(int number) {
    return new Pass.Training(SeededRandom.of(key, "characters " + number));
  }

  /** Computes the vectors of a chunk. */
  private void compute(int number, Pass pass) {
    WordChunk chunk = chunks.get(number);
    table.forward(chunk.rows(), chunk.time() * chunk.batch(), input);
    network.forward(pass, input, chunk, vectors);
  }

  private void gather(Team.Worker worker) {
    int to = worker.to(batch.positions());
    for (int n = worker.from(batch.positions()); n < to; n++) {
      int type = batch.type(n);
      boolean padding = type == TokenBatch.PADDING;
      output.write(
          n * stride + column,
          padding ? zeros : vectors,
          padding ? 0 : type * dimension,
          dimension);
    }
  }

  @Override
  public void backward(Floats dOutput, int newStride, int newColumn) {
    if (!trained) {
      throw new IllegalStateException("backward needs a forward pass in training before it");
    }
    scatter(dOutput, newStride, newColumn);
    for (int i = chunks.size() - 1; i >= 0; i--) {
      if (i < chunks.size() - 1) {
        compute(i, training(i));
      }
      network.backward(chunks.get(i), dVectors, dInput);
      table.backward(dInput);
    }
    trained = false;
  }

  /** Adds up the derivatives of all tokens of a word, in the order of the positions. */
  private void scatter(Floats dOutput, int dStride, int dColumn) {
    Arrays.fill(dVectors, 0, batch.types().size() * dimension, 0);
    for (int n = 0; n < batch.positions(); n++) {
      int type = batch.type(n);
      if (type != TokenBatch.PADDING) {
        dOutput.read(n * dStride + dColumn, row, 0, dimension);
        int at = type * dimension;
        for (int i = 0; i < dimension; i++) {
          dVectors[at + i] += row[i];
        }
      }
    }
  }

  @Override
  public List<NamedTensor> export() {
    List<NamedTensor> tensors = new ArrayList<>();
    tensors.add(table.export());
    tensors.addAll(network.export());
    return tensors;
  }

  @Override
  public void load(Map<String, NamedTensor> tensors) {
    table.load(tensors);
    network.load(tensors);
  }
}
