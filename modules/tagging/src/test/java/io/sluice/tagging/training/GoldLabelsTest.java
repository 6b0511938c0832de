package io.sluice.tagging.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.embeddings.TokenBatch;
import io.sluice.neural.crf.LabelSet;
import io.sluice.tagging.LabelLayer;
import io.sluice.tagging.Sentences;
import io.sluice.tagging.TagSet;
import io.sluice.text.document.Sentence;
import io.sluice.text.label.LabelScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GoldLabelsTest {
  private static final List<LabelScheme> SCHEMES = List.of(LabelScheme.values());

  /** What is known of all sentences of a batch. */
  static EncodedLabels all(TagSet tags, TokenBatch batch) {
    int[] places = IntStream.range(0, batch.batch()).toArray();
    return new GoldLabels(tags, batch.sentences()).of(places, batch);
  }

  private static Sentence hidden(Sentence sentence, Random random) {
    List<String> labels = new ArrayList<>(sentence.labels("ner"));
    labels.replaceAll(label -> random.nextInt(3) == 0 ? "?" : label);
    return random.nextInt(5) == 0
        ? sentence.withoutLayer("ner")
        : sentence.withLayer("ner", labels);
  }

  @Test
  void dealsToBatchesWhatIsKnownOfEachSentence() {
    for (int seed = 0; seed < 100; seed++) {
      Random random = new Random(seed);
      LabelScheme scheme = SCHEMES.get(random.nextInt(SCHEMES.size()));
      List<Sentence> whole = Sentences.draw(40, seed);
      TagSet tags = TagSet.collect(LabelLayer.spans("ner").withScheme(scheme), whole);
      List<Sentence> sentences = new ArrayList<>(whole);
      if (random.nextBoolean()) {
        sentences.replaceAll(s -> random.nextInt(9) == 0 ? hidden(s, random) : s);
      }
      GoldLabels gold = new GoldLabels(tags, sentences);
      for (int i = 0; i < 5; i++) {
        int[] places = random.ints(1 + random.nextInt(6), 0, sentences.size()).toArray();
        List<Sentence> lanes = IntStream.of(places).mapToObj(sentences::get).toList();
        TokenBatch batch = TokenBatch.of(lanes);
        check(tags, lanes, gold.of(places, batch), "seed " + seed + ", batch " + i);
      }
    }
  }

  private static void check(TagSet tags, List<Sentence> lanes, EncodedLabels found, String where) {
    List<List<LabelSet>> expected = new ArrayList<>();
    for (Sentence lane : lanes) {
      expected.add(
          lane.layerNames().contains("ner")
              ? tags.known(lane.labels("ner"))
              : java.util.Collections.nCopies(lane.size(), LabelSet.all(tags.size())));
    }
    boolean complete =
        lanes.stream().allMatch(s -> tags.isComplete(s.layers().getOrDefault("ner", List.of("?"))));
    assertThat(found.isComplete()).as(where).isEqualTo(complete);
    for (int lane = 0; lane < lanes.size() && complete; lane++) {
      for (int t = 0; t < lanes.get(lane).size(); t++) {
        LabelSet set = LabelSet.of(tags.size(), found.ids()[t * lanes.size() + lane]);
        assertThat(set)
            .as("%s, lane %d, token %d", where, lane, t)
            .isEqualTo(expected.get(lane).get(t));
      }
    }
    if (!complete) {
      assertThat(found.sets()).as(where).isEqualTo(expected);
    }
  }
}
