package io.sluice.embeddings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.model.json.JsonArray;
import io.sluice.neural.engine.Engine;
import io.sluice.neural.engine.EngineSettings;
import io.sluice.neural.memory.Floats;
import io.sluice.neural.parameter.NamedTensor;
import io.sluice.neural.parameter.Parameters;
import io.sluice.neural.random.SeededRandom;
import io.sluice.neural.recurrent.Pass;
import io.sluice.text.document.Sentence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every embedding promises. */
public abstract class EmbeddingContract {
  /** The settings to test. */
  protected abstract EmbeddingSettings settings();

  private TokenEmbedding embedding() {
    return settings().prepare(WordCounts.of(Samples.sentences(1, 30)));
  }

  private static TokenBatch batch() {
    return TokenBatch.of(Samples.sentences(2, 7));
  }

  private static TokenEncoder encoder(TokenEmbedding embedding, Training training) {
    List<NamedTensor> tensors = new ArrayList<>(training.layer().export());
    tensors.addAll(embedding.fixedTensors("part"));
    return embedding.encoder("part", Samples.byName(tensors));
  }

  @Test
  void predictsTheBytesOfAnEvaluationPass() {
    TokenEmbedding embedding = embedding();
    TokenBatch batch = batch();
    for (int threads = 1; threads <= 2; threads++) {
      try (Training training = new Training(embedding, threads)) {
        float[] expected = training.forward(Pass.EVALUATION, batch);
        float[] actual = training.fresh(batch);
        TokenEncoder encoder = encoder(embedding, training);
        assertThat(encoder.dimension()).isEqualTo(embedding.dimension());
        encoder.encode(batch, actual, training.stride(), Training.BEFORE);
        assertThat(actual).isEqualTo(expected);
      }
    }
  }

  @Test
  void aBatchIsItsSentencesOneByOne() {
    TokenEmbedding embedding = embedding();
    TokenBatch batch = batch();
    try (Training training = new Training(embedding, 1)) {
      TokenEncoder encoder = encoder(embedding, training);
      float[] together = training.fresh(batch);
      encoder.encode(batch, together, training.stride(), Training.BEFORE);
      for (int lane = 0; lane < batch.batch(); lane++) {
        TokenBatch alone = TokenBatch.of(batch.sentences().get(lane));
        float[] expected = training.fresh(alone);
        encoder.encode(alone, expected, training.stride(), Training.BEFORE);
        for (int t = 0; t < alone.time(); t++) {
          int stride = training.stride();
          int from = (t * batch.batch() + lane) * stride;
          assertThat(Arrays.copyOfRange(together, from, from + stride))
              .isEqualTo(Arrays.copyOfRange(expected, t * stride, (t + 1) * stride));
        }
      }
    }
  }

  @Test
  void encodesTokensAloneIfItSaysSo() {
    TokenEmbedding embedding = embedding();
    try (Training training = new Training(embedding, 1)) {
      TokenEncoder encoder = encoder(embedding, training);
      int dimension = embedding.dimension();
      boolean same = true;
      for (Sentence sentence : Samples.sentences(2, 7)) {
        float[] whole = new float[sentence.size() * dimension];
        encoder.encode(TokenBatch.of(sentence), whole, dimension, 0);
        for (int t = 0; t < sentence.size(); t++) {
          float[] alone = new float[dimension];
          Sentence token = Sentence.of(sentence.tokens().get(t).text());
          encoder.encode(TokenBatch.of(token), alone, dimension, 0);
          same &=
              Arrays.equals(alone, Arrays.copyOfRange(whole, t * dimension, (t + 1) * dimension));
        }
      }
      assertThat(same).isEqualTo(encoder.context() == Context.TOKEN);
    }
  }

  @Test
  void paddingIsZeroAndOtherColumnsStay() {
    TokenEmbedding embedding = embedding();
    TokenBatch batch = batch();
    try (Training training = new Training(embedding, 2)) {
      float[] output = training.forward(new Pass.Training(SeededRandom.of(5, "pass")), batch);
      float[] fresh = training.fresh(batch);
      for (int n = 0; n < batch.positions(); n++) {
        for (int i = 0; i < training.stride(); i++) {
          boolean own = i >= Training.BEFORE && i < Training.BEFORE + embedding.dimension();
          int at = n * training.stride() + i;
          if (!own) {
            assertThat(output[at]).isEqualTo(fresh[at]);
          } else if (batch.type(n) == TokenBatch.PADDING) {
            assertThat(output[at]).isZero();
          }
        }
      }
    }
  }

  @Test
  void takesOneValueOfTheGeneratorWhateverTheBatchAndRepeatsItself() {
    try (Training training = new Training(embedding(), 2)) {
      SeededRandom large = SeededRandom.of(5, "pass");
      SeededRandom small = SeededRandom.of(5, "pass");
      SeededRandom again = SeededRandom.of(5, "pass");
      float[] first = training.forward(new Pass.Training(large), batch());
      training.forward(new Pass.Training(small), TokenBatch.of(Sentence.of("one")));
      assertThat(large.state()).isEqualTo(small.state());
      assertThat(training.forward(new Pass.Training(again), batch())).isEqualTo(first);
    }
  }

  @Test
  void gradientsAreTheSameForAnyNumberOfThreads() {
    TokenBatch batch = batch();
    List<List<NamedTensor>> results = new ArrayList<>();
    for (int threads = 1; threads <= 3; threads++) {
      try (Training training = new Training(embedding(), threads)) {
        float[] dOutput = Samples.values(9, batch.positions() * training.stride());
        results.add(training.gradients(SeededRandom.of(5, "pass"), batch, dOutput));
      }
    }
    for (int i = 0; i < results.get(0).size(); i++) {
      float[] expected = results.get(0).get(i).values();
      assertThat(results.get(1).get(i).values()).isEqualTo(expected);
      assertThat(results.get(2).get(i).values()).isEqualTo(expected);
    }
  }

  @Test
  void isTheSameAfterSavingAndLoading() {
    EmbeddingStack stack = new EmbeddingStack(List.of(embedding(), embedding()));
    TokenBatch batch = batch();
    try (Engine engine = Engine.open(new EngineSettings("java", 1))) {
      Parameters parameters = new Parameters();
      StackLayer layer = stack.layer(engine, parameters);
      parameters.allocate(engine.arena());
      layer.initialise(SeededRandom.of(3, "weights"));
      List<NamedTensor> tensors = new ArrayList<>(layer.export());
      tensors.addAll(stack.fixedTensors());
      Map<String, NamedTensor> byName = Samples.byName(tensors);
      assertThat(byName).hasSize(tensors.size());

      EmbeddingStack loaded = EmbeddingStack.load(stack.toJson(), stack.vocabularies(), byName);
      assertThat(loaded.toJson()).isEqualTo(stack.toJson());
      assertThat(loaded.vocabularies()).isEqualTo(stack.vocabularies());
      assertThat(loaded.dimension()).isEqualTo(2 * embedding().dimension());
      float[] actual = new float[batch.positions() * layer.width()];
      Arrays.fill(actual, 5);
      StackEncoder encoder = loaded.encoder(byName);
      assertThat(encoder.width()).isEqualTo(layer.width());
      encoder.encode(batch, actual);

      Floats output = engine.arena().allocate(actual.length);
      output.fill(6);
      layer.forward(Pass.EVALUATION, batch, output);
      assertThat(actual).isEqualTo(output.toArray());

      Parameters others = new Parameters();
      StackLayer other = loaded.layer(engine, others);
      others.allocate(engine.arena());
      other.load(byName);
      other.forward(Pass.EVALUATION, batch, output);
      assertThat(output.toArray()).isEqualTo(actual);
    }
  }

  @Test
  void refusesAModelWithoutItsTensorsOrVocabularies() {
    EmbeddingStack stack = new EmbeddingStack(List.of(embedding()));
    JsonArray json = stack.toJson();
    if (!stack.vocabularies().isEmpty()) {
      assertThatThrownBy(
              () -> EmbeddingStack.load(json, Map.of(), Samples.byName(stack.fixedTensors())))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("embeddings.0 needs a vocabulary");
    }
    try (Training training = new Training(embedding(), 1)) {
      if (!training.layer().export().isEmpty()) {
        assertThatThrownBy(() -> embedding().encoder("part", Map.of()))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining("is missing");
      }
    }
  }
}
