package io.sluice.language.contextual;

import io.sluice.embeddings.EmbeddingLayer;
import io.sluice.embeddings.TokenBatch;
import io.sluice.neural.engine.Engine;
import io.sluice.neural.memory.Floats;
import io.sluice.neural.parameter.NamedTensor;
import io.sluice.neural.random.SeededRandom;
import io.sluice.neural.recurrent.Pass;
import io.sluice.neural.team.Team;
import io.sluice.text.document.Sentence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Contextual embeddings in training: no parameters, and each sentence is computed once and kept in
 * a file. New sentences of a batch are shared among the team.
 */
final class ContextualLayer implements EmbeddingLayer {
  private final Team team;
  private final ContextualVectors vectors;
  private final Optional<KeptVectors> kept;
  private final float[] zeros;

  ContextualLayer(Engine engine, ContextualVectors vectors, Optional<KeptVectors> kept) {
    team = engine.team();
    this.vectors = vectors;
    this.kept = kept;
    zeros = new float[vectors.dimension()];
  }

  @Override
  public void initialise(SeededRandom random) {
    // There are no weights to train.
  }

  @Override
  public void forward(Pass pass, TokenBatch batch, Floats output, int stride, int column) {
    List<float[]> rows = rows(batch.sentences());
    int dimension = vectors.dimension();
    team.run(
        worker -> {
          float[] vector = new float[dimension];
          int to = worker.to(batch.positions());
          for (int n = worker.from(batch.positions()); n < to; n++) {
            boolean padding = batch.type(n) == TokenBatch.PADDING;
            if (!padding) {
              vectors.copy(rows.get(n % batch.batch()), n / batch.batch(), vector, 0);
            }
            output.write(n * stride + column, padding ? zeros : vector, 0, dimension);
          }
        });
  }

  private List<float[]> rows(List<Sentence> sentences) {
    return kept.isPresent() ? kept.get().keep(sentences, this::compute) : compute(sentences);
  }

  /** Each worker computes sentences of all lengths: every so many-th of them in order of length. */
  private List<float[]> compute(List<Sentence> sentences) {
    if (sentences.isEmpty()) {
      return List.of();
    }
    float[][] rows = new float[sentences.size()][];
    Integer[] order = new Integer[rows.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, Comparator.comparing(i -> -sentences.get(i).size()));
    team.run(
        worker -> {
          List<Integer> own = new ArrayList<>();
          for (int i = worker.index(); i < order.length; i += worker.count()) {
            own.add(order[i]);
          }
          List<float[]> computed = vectors.of(own.stream().map(sentences::get).toList());
          for (int i = 0; i < own.size(); i++) {
            rows[own.get(i)] = computed.get(i);
          }
        });
    return List.of(rows);
  }

  @Override
  public void backward(Floats dOutput, int stride, int column) {
    // The language models stay as they are.
  }

  @Override
  public List<NamedTensor> export() {
    return List.of();
  }

  @Override
  public void load(Map<String, NamedTensor> tensors) {
    // There are no weights to train.
  }
}
