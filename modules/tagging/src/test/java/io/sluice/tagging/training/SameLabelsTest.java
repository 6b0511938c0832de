package io.sluice.tagging.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.embeddings.EmbeddingStack;
import io.sluice.embeddings.TokenBatch;
import io.sluice.embeddings.WordCounts;
import io.sluice.embeddings.characters.CharacterLstmSettings;
import io.sluice.embeddings.table.ShapeSettings;
import io.sluice.embeddings.table.WordSettings;
import io.sluice.neural.crf.Crf;
import io.sluice.neural.engine.Engine;
import io.sluice.neural.engine.EngineSettings;
import io.sluice.neural.optimise.Adam;
import io.sluice.neural.optimise.Optimiser;
import io.sluice.neural.optimise.OptimiserSettings;
import io.sluice.neural.parameter.NamedTensor;
import io.sluice.neural.random.SeededRandom;
import io.sluice.neural.recurrent.Pass;
import io.sluice.tagging.LabelLayer;
import io.sluice.tagging.ScoredChunk;
import io.sluice.tagging.Sentences;
import io.sluice.tagging.TagSet;
import io.sluice.tagging.TaggedSentence;
import io.sluice.tagging.Tagger;
import io.sluice.tagging.TaggerSettings;
import io.sluice.text.document.Sentence;
import io.sluice.text.label.Chunk;
import io.sluice.text.label.LabelScheme;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Native matrix products round otherwise; every span is the same. */
class SameLabelsTest {
  private static final List<Sentence> TRAINING = Sentences.draw(60, 1);
  private static final TaggerSettings SETTINGS =
      TaggerSettings.of(
          LabelLayer.spans("ner"),
          List.of(WordSettings.of(10), CharacterLstmSettings.of(5, 6), ShapeSettings.of(3)),
          21);
  private static final List<TagSet> TAGS =
      List.of(TagSet.collect(SETTINGS.layers().get(0), TRAINING));
  private static final EmbeddingStack STACK =
      EmbeddingStack.prepare(SETTINGS.embeddings(), WordCounts.of(TRAINING));

  @Test
  void ofAllProviders() {
    List<NamedTensor> weights = learn();
    List<Sentence> unseen = Sentences.draw(200, 7);
    Tagger tagger = Tagger.of(TAGS, STACK, SETTINGS.recurrent(), 0, weights);
    List<List<Chunk>> spans = new ArrayList<>();
    for (TaggedSentence tagged : tagger.tagAll(unseen)) {
      spans.add(tagged.chunks().stream().map(ScoredChunk::chunk).toList());
    }

    assertThat(spans.stream().mapToInt(List::size).sum()).isGreaterThan(100);
    assertThat(predict("java", 1, weights, unseen)).isEqualTo(spans);
    assertThat(predict("java", 2, weights, unseen)).isEqualTo(spans);
    assertThat(predict("nd4j", 2, weights, unseen)).isEqualTo(spans);
  }

  private static TaggerNetwork network(Engine engine) {
    return new TaggerNetwork(engine, SETTINGS, STACK, TAGS, 10, 400);
  }

  private static List<NamedTensor> learn() {
    try (Engine engine = Engine.open(new EngineSettings("java", 1))) {
      TaggerNetwork network = network(engine);
      network.initialise(SeededRandom.of(5, "weights"));
      Optimiser optimiser =
          network.optimiser(OptimiserSettings.DEFAULT.withRule(new Adam(0.01, 0.9, 0.999, 1e-8)));
      Pass.Training pass = new Pass.Training(SeededRandom.of(3, "dropout"));
      for (int step = 0; step < 60; step++) {
        int from = step * 10 % TRAINING.size();
        TokenBatch batch = TokenBatch.of(TRAINING.subList(from, from + 10));
        network.train(pass, batch, List.of(GoldLabelsTest.all(TAGS.get(0), batch)));
        optimiser.step();
      }
      return network.export();
    }
  }

  private static List<List<Chunk>> predict(
      String provider, int threads, List<NamedTensor> weights, List<Sentence> sentences) {
    Map<String, NamedTensor> tensors = new HashMap<>();
    weights.forEach(tensor -> tensors.put(tensor.name(), tensor));
    List<List<Chunk>> spans = new ArrayList<>();
    try (Engine engine = Engine.open(new EngineSettings(provider, threads))) {
      assertThat(engine.providerName()).isEqualTo(provider);
      TaggerNetwork network = network(engine);
      network.load(tensors);
      List<Crf> predictors = network.predictors();
      for (int from = 0; from < sentences.size(); from += 10) {
        TokenBatch batch = TokenBatch.of(sentences.subList(from, from + 10));
        for (List<String> labels : network.predict(Pass.EVALUATION, batch, predictors).get(0)) {
          spans.add(LabelScheme.IOB2.chunks(labels));
        }
      }
    }
    return spans;
  }
}
