package io.sluice.opennlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sluice.tagging.LayerAnalysis;
import io.sluice.tagging.Sentences;
import io.sluice.tagging.TagSet;
import io.sluice.tagging.TaggedLayer;
import io.sluice.text.document.Sentence;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import opennlp.tools.ml.Probabilistic;
import opennlp.tools.postag.POSEvaluator;
import opennlp.tools.postag.POSSample;
import opennlp.tools.postag.POSTagger;
import opennlp.tools.util.Sequence;
import org.junit.jupiter.api.Test;

class TaggerPosTaggerTest extends AdapterFixture {
  @Test
  void saysWhatTheTaggerSaysAndHowSureItIs() {
    TaggerPosTagger parts = TaggerPosTagger.of(tagger());
    assertThat(parts.tag("Grace Hopper in Rome".split(" ")))
        .containsExactly("NAME", "NAME", "ADP", "NAME");
    for (Sentence sentence : Sentences.draw(50, 3)) {
      TaggedLayer said = tagger().tag(sentence).layer("pos");
      assertThat(parts.tag(tokens(sentence))).containsExactly(said.labels().toArray(String[]::new));
      List<Double> probabilities = new ArrayList<>();
      for (double probability : parts.probs()) {
        probabilities.add(probability);
      }
      assertThat(probabilities).as("%s", sentence).isEqualTo(said.probabilities());
      assertThat(parts.tag(tokens(sentence), new Object[] {"context"}))
          .containsExactly(said.labels().toArray(String[]::new));
    }
  }

  @Test
  void bestSequencesHaveTheProbabilitiesOfTheirPaths() {
    POSTagger parts = TaggerPosTagger.of(tagger().abstainBelow(1), "pos");
    TagSet tags = tagger().tags().get(1);
    for (Sentence sentence : Sentences.draw(30, 5)) {
      List<LayerAnalysis.Alternative> expected =
          tagger().analyse(sentence).layer("pos").best((int) Math.pow(tags.size(), 3));
      Sequence[] sequences = parts.topKSequences(tokens(sentence));
      assertThat(sequences).hasSize(3).isSorted();
      assertThat(parts.topKSequences(tokens(sentence), new Object[0])).isEqualTo(sequences);
      for (int i = 0; i < sequences.length; i++) {
        assertThat(sequences[i].getOutcomes()).isEqualTo(expected.get(i).layer().labels());
        assertThat(Math.exp(sequences[i].getScore()))
            .as("%s, number %d", sentence, i)
            .isCloseTo(expected.get(i).probability(), within(1e-9));
      }
    }
  }

  @Test
  void worksWhereOpenNlpAsksForATagger() {
    POSEvaluator evaluator = new POSEvaluator(TaggerPosTagger.of(tagger()));
    int right = 0;
    int all = 0;
    for (Sentence sentence : Sentences.draw(60, 4)) {
      List<String> gold = sentence.labels("pos");
      evaluator.evaluateSample(new POSSample(tokens(sentence), gold.toArray(String[]::new)));
      List<String> said = tagger().tag(sentence).layer("pos").labels();
      for (int i = 0; i < gold.size(); i++) {
        right += said.get(i).equals(gold.get(i)) ? 1 : 0;
      }
      all += gold.size();
    }
    assertThat(evaluator.getWordAccuracy()).isEqualTo((double) right / all).isGreaterThan(0.95);
  }

  @Test
  void threadsShareOneAndAskOfTheirOwnSentences() throws Exception {
    TaggerPosTagger parts = TaggerPosTagger.of(tagger());
    Sentence here = Sentence.of("Ada", "Lovelace", "saw", "Rome");
    Sentence there = Sentence.of("in", "Paris");
    String[] tags = parts.tag(tokens(here));
    assertThat(CompletableFuture.supplyAsync(() -> parts.tag(tokens(there))).get())
        .containsExactly(tagger().tag(there).layer("pos").labels().toArray(String[]::new));
    TaggedLayer said = tagger().tag(here).layer("pos");
    assertThat(tags).containsExactly(said.labels().toArray(String[]::new));
    assertThat(parts.probs())
        .containsExactly(said.probabilities().stream().mapToDouble(Double::valueOf).toArray());
  }

  @Test
  void whereTheTaggerAbstainsNothingIsProbable() {
    TaggerPosTagger parts = TaggerPosTagger.of(tagger().abstainBelow(1));
    assertThat(parts.tag(new String[] {"Ada", "saw"})).containsExactly("?", "?");
    assertThat(parts.probs()).containsExactly(0, 0);
  }

  @Test
  void sentencesOfAnyLengthAreTaggedAndShortOnesAnalysed() {
    TaggerPosTagger parts = TaggerPosTagger.of(tagger());
    assertThat(parts.tag(new String[0])).isEmpty();
    assertThat(parts.probs()).isEmpty();
    assertThat(parts.topKSequences(new String[0])).containsExactly(new Sequence());

    Sentence longOne = Sentences.one(1_000, new Random(2));
    assertThat(longOne.size()).isGreaterThan(1_024);
    assertThat(parts.tag(tokens(longOne))).hasSize(longOne.size());
    assertThatThrownBy(parts::probs).hasMessageContaining("1 to 1024 tokens");
    assertThatThrownBy(() -> parts.topKSequences(tokens(longOne)))
        .hasMessageContaining("1 to 1024 tokens");
  }

  @Test
  void refusesWhatItCannotDo() {
    assertThatThrownBy(() -> TaggerPosTagger.of(tagger(), "ner"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "no layer \"ner\" with a label for each token: the tagger has"
                + " [\"ner\" with spans, \"pos\" with a label for each token]");
    assertThatThrownBy(() -> TaggerPosTagger.of(tagger(), "x")).hasMessageContaining("\"x\"");
    Probabilistic fresh = TaggerPosTagger.of(tagger());
    assertThatThrownBy(fresh::probs)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("has not labelled a sentence yet");
    String[] tokens = Collections.nCopies(2, "").toArray(String[]::new);
    assertThatThrownBy(() -> TaggerPosTagger.of(tagger()).tag(tokens))
        .hasMessageContaining("a token has at least one character");
  }
}
