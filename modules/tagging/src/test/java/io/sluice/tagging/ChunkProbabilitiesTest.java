package io.sluice.tagging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sluice.neural.crf.Crf;
import io.sluice.neural.crf.Emissions;
import io.sluice.neural.crf.Lattice;
import io.sluice.neural.parameter.NamedTensor;
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
    for (Decoder decoder : Decoder.values()) {
      for (LabelScheme scheme : LabelScheme.values()) {
        LabelLayer layer = LabelLayer.spans("ner").withScheme(scheme).withDecoder(decoder);
        checkAllSpans(TagSet.of(layer, scheme.alphabet(List.of("A", "B"))));
      }
    }
  }

  /** All paths are enumerated and written in IOB2, and the probabilities of labels added up. */
  @Test
  void labelsInIob2AreSumsOverAllPaths() {
    for (Decoder decoder : Decoder.values()) {
      for (LabelScheme scheme : LabelScheme.values()) {
        LabelLayer layer = LabelLayer.spans("ner").withScheme(scheme).withDecoder(decoder);
        TagSet tags = TagSet.of(layer, scheme.alphabet(List.of("A", "B")));
        for (int time = 1; time <= 4; time++) {
          Lattice lattice = lattice(tags, time, new Random(time));
          LayerAnalysis analysis =
              new LayerAnalysis(LayerDecoder.of(tags, 0, weights(tags.size())), lattice);
          for (int token = 0; token < time; token++) {
            for (String label : List.of("O", "B-A", "I-A", "B-B", "I-B")) {
              assertThat(analysis.probability(token, label))
                  .as("%s, %d tokens, %s at %d", tags, time, label, token)
                  .isCloseTo(sum(tags, lattice, token, label), within(1e-9));
            }
            assertThat(analysis.probability(token, "E-A")).isZero();
          }
        }
      }
    }
  }

  private static double sum(TagSet tags, Lattice lattice, int token, String label) {
    double sum = 0;
    int paths = (int) Math.pow(tags.size(), lattice.time());
    for (int number = 0; number < paths; number++) {
      int[] path = new int[lattice.time()];
      int rest = number;
      for (int t = 0; t < path.length; t++) {
        path[t] = rest % tags.size();
        rest /= tags.size();
      }
      if (LabelScheme.IOB2.convert(tags.decode(path)).get(token).equals(label)) {
        sum += Math.exp(lattice.logProbability(path));
      }
    }
    return sum;
  }

  /** Files may leave labels out; with a softmax any sequence of them is possible. */
  @Test
  void isExactWhereTheAlphabetHasGaps() {
    LabelLayer layer = LabelLayer.spans("ner").withDecoder(Decoder.SOFTMAX);
    checkAllSpans(TagSet.of(layer, List.of("O", "I-A", "S-B", "E-B")));
    checkAllSpans(TagSet.of(layer, List.of("B-A", "I-B")));
  }

  private static void checkAllSpans(TagSet tags) {
    for (int time = 1; time <= 4; time++) {
      Lattice lattice = lattice(tags, time, new Random(time));
      Map<Chunk, Double> sums = new HashMap<>();
      enumerate(tags, lattice, new int[time], 0, sums);
      for (int first = 0; first < time; first++) {
        for (int end = first + 1; end <= time; end++) {
          for (String type : tags.types()) {
            Chunk chunk = new Chunk(first, end, type);
            assertThat(new ChunkProbabilities(tags, lattice).of(chunk))
                .as("%s, %d tokens, %s", tags, time, chunk)
                .isCloseTo(sums.getOrDefault(chunk, 0.0), within(1e-9));
          }
        }
      }
    }
  }

  private static Lattice lattice(TagSet tags, int time, Random random) {
    int labels = tags.size();
    boolean field = tags.layer().decoder() == Decoder.CRF;
    Crf crf =
        Crf.of(
            tags.constraints(),
            field ? draw(random, labels * labels) : new float[labels * labels],
            field ? draw(random, labels) : new float[labels],
            field ? draw(random, labels) : new float[labels]);
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
  void refusesATypeThatThereIsNot() {
    for (Decoder decoder : Decoder.values()) {
      LabelLayer layer = LabelLayer.spans("ner").withDecoder(decoder);
      TagSet tags = TagSet.of(layer, LabelScheme.IOBES.alphabet(List.of("A", "B")));
      LayerAnalysis analysis =
          new LayerAnalysis(
              LayerDecoder.of(tags, 0, weights(tags.size())), lattice(tags, 2, new Random(1)));
      assertThat(analysis.probability(new Chunk(0, 2, "A"))).isPositive();
      assertThatThrownBy(() -> analysis.probability(new Chunk(0, 2, "PER")))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("layer \"ner\" has no spans of type \"PER\", only of [A, B]");
    }
  }

  private static Map<String, NamedTensor> weights(int k) {
    return Map.of(
        "crf.0.transitions", new NamedTensor("crf.0.transitions", List.of(k, k), new float[k * k]),
        "crf.0.start", new NamedTensor("crf.0.start", List.of(k), new float[k]),
        "crf.0.end", new NamedTensor("crf.0.end", List.of(k), new float[k]));
  }
}
