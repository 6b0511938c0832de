package io.sluice.tagging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.embeddings.gazetteer.GazetteerSettings;
import io.sluice.embeddings.gazetteer.PhraseList;
import io.sluice.embeddings.table.WordSettings;
import io.sluice.neural.engine.EngineSettings;
import io.sluice.neural.optimise.Adam;
import io.sluice.neural.optimise.OptimiserSettings;
import io.sluice.neural.recurrent.Direction;
import io.sluice.neural.training.Budget;
import io.sluice.tagging.training.TaggerTrainer;
import io.sluice.tagging.training.TaggerTrainingSettings;
import io.sluice.text.document.Sentence;
import io.sluice.text.document.Token;
import io.sluice.text.label.LabelScheme;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StreamingTaggerTest {
  private static final List<Sentence> SENTENCES = Sentences.draw(60, 9);

  private static Tagger train(int lookAhead, Direction direction, Decoder decoder) {
    TaggerSettings settings =
        TaggerSettings.of(LabelLayer.spans("ner"), List.of(WordSettings.of(8)), 12)
            .withLayers(
                List.of(
                    LabelLayer.spans("ner").withDecoder(decoder),
                    LabelLayer.tokens("pos").withDecoder(decoder)));
    settings =
        settings
            .withRecurrent(settings.recurrent().withDirection(direction))
            .withLookAhead(lookAhead);
    try (TaggerTrainer trainer =
        TaggerTrainer.start(
            new EngineSettings("java", 1),
            settings,
            TaggerTrainingSettings.of(
                8,
                Budget.epochs(6),
                OptimiserSettings.DEFAULT.withRule(new Adam(0.02, 0.9, 0.999, 1e-8))),
            3,
            Sentences.draw(60, 1),
            Sentences.draw(20, 2))) {
      while (!trainer.finished()) {
        trainer.step();
      }
      return trainer.tagger();
    }
  }

  /** All labels of all sentences, sentence by sentence, in the order that the listener heard. */
  private static List<LabelledToken> stream(Tagger tagger, int lag) {
    List<LabelledToken> heard = new ArrayList<>();
    TaggerStream stream = tagger.streaming(lag).open(heard::add);
    int delay = tagger.streaming(lag).delay();
    for (Sentence sentence : SENTENCES) {
      int before = heard.size();
      for (int i = 0; i < sentence.size(); i++) {
        stream.accept(sentence.tokens().get(i));
        assertThat(heard).hasSize(before + Math.max(0, i + 1 - delay));
      }
      stream.end();
      assertThat(heard).hasSize(before + sentence.size());
    }
    return heard;
  }

  private static List<LabelledToken> whole(Tagger tagger) {
    List<LabelledToken> all = new ArrayList<>();
    for (TaggedSentence tagged : tagger.tagAll(SENTENCES)) {
      for (int i = 0; i < tagged.sentence().size(); i++) {
        Token token = tagged.sentence().tokens().get(i);
        all.add(
            new LabelledToken(
                token, List.of(tagged.labels().get(i), tagged.layer("pos").labels().get(i))));
      }
    }
    return all;
  }

  @Test
  void withoutARandomFieldAStreamSaysWhatTheWholeSentenceSays() {
    for (int lookAhead : new int[] {0, 1, 3}) {
      Tagger tagger = train(lookAhead, Direction.FORWARD, Decoder.SOFTMAX);
      for (int lag : new int[] {0, 2}) {
        assertThat(stream(tagger, lag))
            .as("look-ahead %d, lag %d", lookAhead, lag)
            .isEqualTo(whole(tagger));
      }
    }
  }

  @Test
  void withARandomFieldLabelsAreWellFormedAndNearlyTheSame() {
    Tagger tagger = train(1, Direction.FORWARD, Decoder.CRF);
    assertThat(stream(tagger, 30)).isEqualTo(whole(tagger)); // a whole sentence waits
    List<LabelledToken> heard = stream(tagger, 3);
    List<LabelledToken> all = whole(tagger);
    int same = 0;
    for (int i = 0; i < all.size(); i++) {
      same += heard.get(i).equals(all.get(i)) ? 1 : 0;
    }
    assertThat((double) same / all.size()).isGreaterThan(0.97);
    int at = 0;
    for (Sentence sentence : SENTENCES) {
      List<String> labels =
          heard.subList(at, at + sentence.size()).stream().map(l -> l.labels().get(0)).toList();
      assertThat(LabelScheme.IOB2.firstProblem(labels)).isEmpty();
      at += sentence.size();
    }
  }

  @Test
  void refusesTaggersThatReadBothWays() {
    Tagger tagger = train(0, Direction.BIDIRECTIONAL, Decoder.CRF);
    assertThatThrownBy(() -> tagger.streaming(0)).hasMessageContaining("direction forward");
  }

  @Test
  void refusesTaggersWhoseEmbeddingsLookAtWholeSentences() {
    var names = new PhraseList("names", List.of("New York"));
    TaggerSettings settings =
        TaggerSettings.of(
            LabelLayer.spans("ner"), List.of(GazetteerSettings.of(List.of(names))), 4);
    settings = settings.withRecurrent(settings.recurrent().withDirection(Direction.FORWARD));
    try (TaggerTrainer trainer =
        TaggerTrainer.start(
            new EngineSettings("java", 1),
            settings,
            TaggerTrainingSettings.of(8, Budget.epochs(1), OptimiserSettings.DEFAULT),
            3,
            Sentences.draw(20, 1),
            Sentences.draw(20, 2))) {
      Tagger tagger = trainer.tagger();
      assertThatThrownBy(() -> tagger.streaming(0)).hasMessageContaining("whole sentences");
    }
  }
}
