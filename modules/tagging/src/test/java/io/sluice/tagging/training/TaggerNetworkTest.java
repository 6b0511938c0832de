package io.sluice.tagging.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sluice.embeddings.EmbeddingSettings;
import io.sluice.embeddings.EmbeddingStack;
import io.sluice.embeddings.TokenBatch;
import io.sluice.embeddings.WordCounts;
import io.sluice.embeddings.table.ShapeSettings;
import io.sluice.embeddings.table.WordSettings;
import io.sluice.neural.engine.Engine;
import io.sluice.neural.engine.EngineSettings;
import io.sluice.neural.optimise.Clipping;
import io.sluice.neural.optimise.Optimiser;
import io.sluice.neural.optimise.OptimiserSettings;
import io.sluice.neural.optimise.Schedule;
import io.sluice.neural.optimise.Sgd;
import io.sluice.neural.random.SeededRandom;
import io.sluice.neural.recurrent.Direction;
import io.sluice.neural.recurrent.Pass;
import io.sluice.tagging.Decoder;
import io.sluice.tagging.LabelLayer;
import io.sluice.tagging.Sentences;
import io.sluice.tagging.TagSet;
import io.sluice.tagging.TaggerSettings;
import io.sluice.text.document.Sentence;
import io.sluice.text.label.LabelScheme;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TaggerNetworkTest {
  private static final double RATE = 1e-4;
  private static final List<EmbeddingSettings> EMBEDDINGS =
      List.of(WordSettings.of(7).withSingletonDropout(0), ShapeSettings.of(3));

  private static TaggerSettings settings(LabelLayer... layers) {
    return TaggerSettings.of(layers[0], EMBEDDINGS, 9).withLayers(List.of(layers));
  }

  private static List<Sentence> hidden(List<Sentence> sentences) {
    List<Sentence> partly = new ArrayList<>();
    for (Sentence sentence : sentences) {
      List<String> labels = new ArrayList<>(sentence.labels("ner"));
      for (int i = 0; i < labels.size(); i += 3) {
        labels.set(i, "?");
      }
      partly.add(sentence.withLayer("ner", labels));
    }
    return partly;
  }

  /** A small step down the gradient g lowers the loss by rate * |g|^2: so g is the gradient. */
  @Test
  void aStepLowersTheLossAsTheGradientSays() {
    LabelLayer ner = LabelLayer.spans("ner");
    LabelLayer pos = LabelLayer.tokens("pos");
    List<Sentence> sentences = Sentences.draw(5, 3);
    TaggerSettings forward =
        settings(ner).withRecurrent(settings(ner).recurrent().withDirection(Direction.FORWARD));
    check(settings(ner), sentences);
    check(settings(ner.withScheme(LabelScheme.IOB2)), sentences);
    check(settings(ner.withDecoder(Decoder.SOFTMAX)), sentences);
    check(settings(ner, pos), sentences);
    check(settings(pos, ner.withDecoder(Decoder.SOFTMAX)), sentences);
    check(settings(ner), hidden(sentences));
    check(forward, sentences);
    check(forward.withLookAhead(2), sentences);
  }

  private static void check(TaggerSettings settings, List<Sentence> sentences) {
    List<TagSet> tags =
        settings.layers().stream()
            .map(layer -> TagSet.collect(layer, Sentences.draw(50, 1)))
            .toList();
    EmbeddingStack stack = EmbeddingStack.prepare(settings.embeddings(), WordCounts.of(sentences));
    TokenBatch batch = TokenBatch.of(sentences);
    List<EncodedLabels> gold = tags.stream().map(set -> GoldLabelsTest.all(set, batch)).toList();
    try (Engine engine = Engine.open(new EngineSettings("java", 1))) {
      TaggerNetwork network =
          new TaggerNetwork(engine, settings, stack, tags, sentences.size(), 100);
      network.initialise(SeededRandom.of(5, "weights"));
      Optimiser optimiser =
          network.optimiser(
              new OptimiserSettings(
                  new Sgd(RATE, 0, Sgd.Momentum.CLASSICAL, 0),
                  new Schedule.Constant(),
                  Clipping.NONE,
                  1));
      Pass.Training pass = new Pass.Training(SeededRandom.of(1, "unused"));
      double before = network.train(pass, batch, gold) / sentences.size();
      double norm = optimiser.step();
      double after = network.train(pass, batch, gold) / sentences.size();
      double lowered = (before - after) / RATE;
      assertThat(lowered / (norm * norm)).as("%s", settings).isCloseTo(1, within(0.01));
    }
  }

  @Test
  void paddingAndNeighboursDoNotMatter() {
    TaggerSettings settings = settings(LabelLayer.spans("ner"));
    List<Sentence> sentences = Sentences.draw(6, 3);
    List<TagSet> tags = List.of(TagSet.collect(settings.layers().get(0), sentences));
    EmbeddingStack stack = EmbeddingStack.prepare(settings.embeddings(), WordCounts.of(sentences));
    try (Engine engine = Engine.open(new EngineSettings("java", 1))) {
      TaggerNetwork network = new TaggerNetwork(engine, settings, stack, tags, 6, 100);
      network.initialise(SeededRandom.of(5, "weights"));
      double together = loss(network, tags, sentences);
      double alone = 0;
      for (Sentence sentence : sentences) {
        alone += loss(network, tags, List.of(sentence));
      }
      assertThat(together).isCloseTo(alone, within(1e-6 * alone));
    }
  }

  private static double loss(TaggerNetwork network, List<TagSet> tags, List<Sentence> sentences) {
    TokenBatch batch = TokenBatch.of(sentences);
    Pass.Training pass = new Pass.Training(SeededRandom.of(1, "unused"));
    return network.train(pass, batch, List.of(GoldLabelsTest.all(tags.get(0), batch)));
  }
}
