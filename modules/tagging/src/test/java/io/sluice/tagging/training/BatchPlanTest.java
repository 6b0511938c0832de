package io.sluice.tagging.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.neural.random.SeededRandom;
import io.sluice.tagging.LabelLayer;
import io.sluice.tagging.Sentences;
import io.sluice.tagging.TagSet;
import io.sluice.text.document.Sentence;
import io.sluice.text.label.LabelScheme;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchPlanTest {
  private static int[] lengths(Random random, int count, int longest) {
    return random.ints(count, 1, longest + 1).toArray();
  }

  private static void check(List<int[]> batches, int[] lengths, int batch, int mostTokens) {
    int[] all = batches.stream().flatMapToInt(Arrays::stream).sorted().toArray();
    assertThat(all).isEqualTo(IntStream.range(0, lengths.length).toArray());
    for (int[] one : batches) {
      int longest = Arrays.stream(one).map(sentence -> lengths[sentence]).max().orElse(0);
      assertThat(one.length).isBetween(1, batch);
      assertThat(longest * one.length).isLessThanOrEqualTo(mostTokens);
    }
  }

  @Test
  void everySentenceStandsInOneBatchOfBoundedSize() {
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      int mostTokens = 40 + random.nextInt(400);
      int batch = 1 + random.nextInt(20);
      int[] lengths = lengths(random, 1 + random.nextInt(3000), 40);
      check(
          BatchPlan.shuffled(lengths, batch, mostTokens, SeededRandom.of(seed, "test")),
          lengths,
          batch,
          mostTokens);
      check(BatchPlan.sorted(lengths, batch, mostTokens), lengths, batch, mostTokens);
    }
  }

  @Test
  void epochsDifferAndLittleIsPadded() {
    int[] lengths = lengths(new Random(1), 5000, 60);
    SeededRandom random = SeededRandom.of(1, "test");
    List<int[]> first = BatchPlan.shuffled(lengths, 16, 4096, random);
    List<int[]> second = BatchPlan.shuffled(lengths, 16, 4096, random);
    assertThat(first.get(0)).isNotEqualTo(second.get(0));
    long rows = 0;
    for (int[] batch : first) {
      rows += (long) batch.length * lengths[batch[batch.length - 1]];
    }
    assertThat((double) rows / Arrays.stream(lengths).sum()).isLessThan(1.05);
  }

  @Test
  void longSentencesAreCutBetweenSpansAndNothingIsLost() {
    for (int seed = 0; seed < 100; seed++) {
      Random random = new Random(seed);
      List<Sentence> sentences = new ArrayList<>(Sentences.draw(5, seed));
      sentences.add(Sentences.one(200, random));
      sentences.add(Sentence.of());
      List<TagSet> tags = List.of(TagSet.collect(LabelLayer.spans("ner"), sentences));
      List<Sentence> pieces = LongSentences.cut(sentences, tags, 20);

      assertThat(pieces).as("seed %d", seed).allSatisfy(p -> assertThat(p.size()).isBetween(1, 20));
      assertThat(pieces.stream().flatMap(piece -> piece.tokens().stream()).toList())
          .isEqualTo(sentences.stream().flatMap(sentence -> sentence.tokens().stream()).toList());
      assertThat(pieces)
          .allSatisfy(
              piece -> assertThat(LabelScheme.IOB2.firstProblem(piece.labels("ner"))).isEmpty());
    }
  }

  @Test
  void aSpanThatIsTooLongIsCutAllTheSame() {
    List<String> labels = new ArrayList<>(java.util.Collections.nCopies(50, "I-X"));
    labels.set(0, "B-X");
    Sentence sentence =
        Sentence.of(java.util.Collections.nCopies(50, "w")).withLayer("ner", labels);
    List<TagSet> tags = List.of(TagSet.collect(LabelLayer.spans("ner"), List.of(sentence)));
    assertThat(LongSentences.cut(List.of(sentence), tags, 20))
        .extracting(Sentence::size)
        .containsExactly(20, 20, 10);
  }
}
