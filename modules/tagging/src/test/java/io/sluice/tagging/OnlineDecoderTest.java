package io.sluice.tagging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.sluice.neural.crf.Crf;
import io.sluice.neural.crf.Emissions;
import io.sluice.neural.parameter.NamedTensor;
import io.sluice.testing.Allocations;
import io.sluice.text.label.LabelScheme;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OnlineDecoderTest {
  private static final int MANY = 400;
  private static final int LAG = 3;

  private static Map<String, NamedTensor> weights(int k, Random random) {
    Map<String, NamedTensor> tensors = new HashMap<>();
    tensors.put("crf.0.transitions", tensor("crf.0.transitions", random, k, k));
    tensors.put("crf.0.start", tensor("crf.0.start", random, k));
    tensors.put("crf.0.end", tensor("crf.0.end", random, k));
    return tensors;
  }

  private static NamedTensor tensor(String name, Random random, Integer... shape) {
    int size = 1;
    for (int extent : shape) {
      size *= extent;
    }
    return new NamedTensor(name, List.of(shape), draw(random, size));
  }

  private static float[] draw(Random random, int size) {
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  /** One decoder for all sentences: what one leaves behind must not reach the next. */
  @Test
  void whenAllWaitTheLabelsAreThoseOfTheBestPath() {
    LabelLayer layer = LabelLayer.spans("ner");
    TagSet tags = TagSet.of(layer, LabelScheme.IOBES.alphabet(List.of("A", "B")));
    int k = tags.size();
    Map<String, NamedTensor> weights = weights(k, new Random(1));
    Crf crf = Crf.of("crf.0", tags.constraints(), weights);
    OnlineDecoder decoder = new OnlineDecoder(tags, 0, weights, 8);
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      int time = random.nextInt(12); // the longest have tokens labelled before the end
      List<String> said = new ArrayList<>();
      float[] scores = draw(random, time * k);
      for (int t = 0; t < time; t++) {
        float[] row = java.util.Arrays.copyOfRange(scores, t * k, (t + 1) * k);
        decoder.next(row).ifPresent(said::add);
      }
      said.addAll(decoder.end());
      assertThat(said).as("seed %d", seed).hasSize(time);
      assertThat(LabelScheme.IOB2.firstProblem(said)).as("seed %d", seed).isEmpty();
      if (time > 0 && time <= 8) {
        int[] best = crf.lattice(Emissions.of(scores, k)).bestLabels();
        assertThat(said).as("seed %d", seed).isEqualTo(LabelScheme.IOB2.convert(tags.decode(best)));
      }
    }
  }

  @Test
  void aTokenReservesNothingThatGrowsWithTheLabels() {
    List<String> labels = IntStream.range(0, MANY).mapToObj(i -> "L" + i).toList();
    TagSet tags = TagSet.of(LabelLayer.tokens("pos"), labels);
    OnlineDecoder decoder = new OnlineDecoder(tags, 0, weights(MANY, new Random(2)), LAG);
    float[] scores = draw(new Random(3), MANY);
    OptionalLong bytes = Allocations.bytesOfAStep("none", 20, () -> decoder.next(scores));
    assumeThat(bytes).isPresent();
    assertThat(bytes.getAsLong()).isLessThan(MANY);
  }
}
