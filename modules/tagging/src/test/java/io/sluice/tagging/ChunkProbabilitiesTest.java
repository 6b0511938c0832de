package io.sluice.tagging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sluice.neural.crf.Constraints;
import io.sluice.neural.crf.Crf;
import io.sluice.neural.crf.Emissions;
import io.sluice.neural.crf.Lattice;
import io.sluice.text.label.Chunk;
import io.sluice.text.label.LabelScheme;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ChunkProbabilitiesTest {
  /** All paths are enumerated, their chunks read, and their probabilities added up by chunk. */
  @Test
  void isTheSumOverAllPathsThatHaveTheSpan() {
    for (LabelScheme scheme : LabelScheme.values()) {
      TagSet tags =
          TagSet.of(LabelLayer.spans("ner").withScheme(scheme), scheme.alphabet(List.of("A", "B")));
      for (int time = 1; time <= 4; time++) {
        Lattice lattice = lattice(tags, time, new Random(time));
        Map<Chunk, Double> sums = new HashMap<>();
        enumerate(tags, lattice, new int[time], 0, sums);
        for (Map.Entry<Chunk, Double> sum : sums.entrySet()) {
          double probability =
              new ChunkProbabilities(tags, lattice, lattice.bestLabels()).of(sum.getKey());
          assertThat(probability)
              .as("%s, %d tokens, %s", scheme, time, sum.getKey())
              .isCloseTo(sum.getValue(), within(1e-9));
        }
      }
    }
  }

  private static Lattice lattice(TagSet tags, int time, Random random) {
    int labels = tags.size();
    Crf crf =
        Crf.of(
            tags.constraints(),
            draw(random, labels * labels),
            draw(random, labels),
            draw(random, labels));
    return crf.lattice(Emissions.of(draw(random, time * labels), labels));
  }

  private static float[] draw(Random random, int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  private static void enumerate(
      TagSet tags, Lattice lattice, int[] path, int at, Map<Chunk, Double> sums) {
    if (at == path.length) {
      double probability = Math.exp(lattice.logProbability(path));
      LabelScheme scheme = tags.layer().scheme().orElseThrow();
      for (Chunk chunk : scheme.chunks(tags.decode(path))) {
        sums.merge(chunk, probability, Double::sum);
      }
      return;
    }
    for (int label = 0; label < tags.size(); label++) {
      path[at] = label;
      enumerate(tags, lattice, path, at + 1, sums);
    }
  }

  @Test
  void withoutARandomFieldItIsThatOfTheLabelsGiven() {
    TagSet tags =
        TagSet.of(
            LabelLayer.spans("ner").withScheme(LabelScheme.IOB2).withDecoder(Decoder.SOFTMAX),
            LabelScheme.IOB2.alphabet(List.of("A")));
    int k = tags.size();
    Crf crf = Crf.of(Constraints.none(k), new float[k * k], new float[k], new float[k]);
    Lattice lattice = crf.lattice(Emissions.of(draw(new Random(3), 2 * k), k));
    int[] path = {tags.require("I-A"), tags.require("I-A")};

    assertThat(new ChunkProbabilities(tags, lattice, path).of(new Chunk(0, 2, "A")))
        .isCloseTo(lattice.marginal(0, path[0]) * lattice.marginal(1, path[1]), within(1e-12));
  }
}
