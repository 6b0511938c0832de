package io.sluice.opennlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sluice.tagging.LayerAnalysis;
import io.sluice.tagging.Sentences;
import io.sluice.tagging.TaggedLayer;
import io.sluice.text.document.Sentence;
import io.sluice.text.label.LabelScheme;
import java.util.Arrays;
import java.util.List;
import opennlp.tools.chunker.ChunkSample;
import opennlp.tools.chunker.Chunker;
import opennlp.tools.chunker.ChunkerEvaluator;
import opennlp.tools.util.Sequence;
import opennlp.tools.util.Span;
import org.junit.jupiter.api.Test;

class TaggerChunkerTest extends AdapterFixture {
  private static String[] tags(Sentence sentence) {
    return sentence.labels("pos").toArray(String[]::new);
  }

  @Test
  void saysWhatTheTaggerSays() {
    TaggerChunker chunker = TaggerChunker.of(tagger());
    for (Sentence sentence : Sentences.draw(50, 3)) {
      TaggedLayer said = tagger().tag(sentence).layer("ner");
      String[] labels = chunker.chunk(tokens(sentence), tags(sentence));
      assertThat(labels).containsExactly(said.labels().toArray(String[]::new));
      Span[] spans = chunker.chunkAsSpans(tokens(sentence), tags(sentence));
      assertThat(spans)
          .containsExactly(ChunkSample.phrasesAsSpanList(tokens(sentence), tags(sentence), labels));
      assertThat(Arrays.stream(spans).map(Span::getProb).toList()).isEqualTo(said.probabilities());
    }
  }

  /** Probabilities of all ways to divide a short sentence, added up by label. */
  @Test
  void probabilitiesOfLabelsAreExact() {
    TaggerChunker chunker = TaggerChunker.of(tagger(), "ner");
    Sentence sentence = Sentence.of("Paris", "Ada", "Lovelace", "in");
    String[] labels = chunker.chunk(tokens(sentence), tokens(sentence));
    double[] sums = new double[labels.length];
    double all = 0;
    for (LayerAnalysis.Alternative one : tagger().analyse(sentence).layer("ner").best(10_000)) {
      List<String> other = LabelScheme.IOB2.convert(one.layer().labels());
      all += one.probability();
      for (int i = 0; i < labels.length; i++) {
        sums[i] += other.get(i).equals(labels[i]) ? one.probability() : 0;
      }
    }
    assertThat(all).isCloseTo(1, within(1e-9));
    assertThat(chunker.probs()).containsExactly(sums, within(1e-9));
  }

  @Test
  void bestSequencesHaveTheProbabilitiesOfTheirPaths() {
    Chunker chunker = TaggerChunker.of(tagger());
    for (Sentence sentence : Sentences.draw(30, 5)) {
      List<LayerAnalysis.Alternative> expected = tagger().analyse(sentence).layer("ner").best(10);
      Sequence[] sequences = chunker.topKSequences(tokens(sentence), tags(sentence));
      assertThat(sequences).hasSize(expected.size()).isSorted();
      for (int i = 0; i < sequences.length; i++) {
        assertThat(sequences[i].getOutcomes()).isEqualTo(expected.get(i).layer().labels());
        assertThat(Math.exp(sequences[i].getScore()))
            .isCloseTo(expected.get(i).probability(), within(1e-9));
      }
      double least = sequences[1].getScore();
      assertThat(chunker.topKSequences(tokens(sentence), tags(sentence), least))
          .containsExactly(sequences[0]);
    }
    assertThat(chunker.topKSequences(new String[0], new String[0])).hasSize(1);
  }

  @Test
  void worksWhereOpenNlpAsksForAChunker() {
    ChunkerEvaluator evaluator = new ChunkerEvaluator(TaggerChunker.of(tagger()));
    for (Sentence sentence : Sentences.draw(60, 4)) {
      evaluator.evaluateSample(
          new ChunkSample(
              tokens(sentence), tags(sentence), sentence.labels("ner").toArray(String[]::new)));
    }
    assertThat(evaluator.getFMeasure().getFMeasure()).isGreaterThan(0.95);
  }

  @Test
  void refusesWhatItCannotDo() {
    assertThatThrownBy(() -> TaggerChunker.of(tagger(), "pos"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "no layer \"pos\" with spans: the tagger has"
                + " [\"ner\" with spans, \"pos\" with a label for each token]");
    TaggerChunker chunker = TaggerChunker.of(tagger());
    assertThatThrownBy(() -> chunker.chunk(new String[] {"Ada", "met"}, new String[] {"NNP"}))
        .hasMessage("there must be one tag for each token, were 1 for 2");
    assertThatThrownBy(chunker::probs).isInstanceOf(IllegalStateException.class);
  }
}
