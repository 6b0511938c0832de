package io.sluice.neural.crf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sluice.neural.engine.Engine;
import io.sluice.neural.engine.EngineSettings;
import io.sluice.neural.memory.Floats;
import io.sluice.neural.parameter.Parameters;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The example of the package's essay, as it stands there. */
class PackageExampleTest {
  @Test
  void trainAndAsk() {
    int steps = 4;
    int lanes = 2;
    int[] lengths = {4, 2};
    int[] gold = {0, 1, 1, 2, 2, 0, 0, 0};
    Constraints constraints =
        new Constraints(
            new boolean[] {true, true, false},
            new boolean[] {true, true, true},
            new boolean[][] {{true, true, false}, {true, true, true}, {true, true, true}});
    float[] scores = new float[steps * lanes * 16];
    scores[2 * 16 + 1] = 1;
    try (Engine engine = Engine.open(new EngineSettings("java", 2))) {
      Parameters parameters = new Parameters();
      Floats emissions = engine.arena().allocate(scores.length);
      emissions.write(0, scores, 0, scores.length);

      CrfLayer layer = new CrfLayer(engine, parameters, "crf", constraints, steps, lanes);
      parameters.allocate(engine.arena());
      // emissions: [steps * lanes, layer.width()]
      double loss = layer.train(emissions, steps, lanes, lengths, gold, 1.0 / lanes);
      // emissions now hold the derivatives by them

      Crf crf = layer.predictor();
      Lattice lattice = crf.lattice(Emissions.lane(scores, layer.width(), lanes, 0, lengths[0]));
      int[] labels = lattice.bestLabels();
      double sure = lattice.marginal(1, labels[1]);
      // a span of label 1 (begins) and 2 (goes on), from position 1 to 3, and not on at 3
      LabelSet begins = LabelSet.of(3, 1);
      LabelSet goesOn = LabelSet.of(3, 2);
      double span = lattice.probability(1, List.of(begins, goesOn, goesOn.complement()));

      assertThat(loss).isEqualTo(layer.loss(0) + layer.loss(1));
      assertThat(emissions.get(2 * 16 + 1)).isNegative(); // gold, and not yet sure of it
      assertThat(labels).containsExactly(0, 1, 0, 0);
      // 34 allowed paths; 16 of them, worth e each, have label 1 at position 1
      assertThat(sure).isCloseTo(16 * Math.E / (16 * Math.E + 18), within(1e-12));
      // 0 or 1, then 1 2, then 0 or 1
      assertThat(span).isCloseTo(4 * Math.E / (16 * Math.E + 18), within(1e-12));
    }
  }

  @Test
  void zeroWeightsAreASoftmax() {
    float[] scores = {0.3f, -1, 2, 0, 0.5f, 1};
    Crf crf = Crf.of(Constraints.none(3), new float[9], new float[3], new float[3]);
    double[] marginals = crf.lattice(Emissions.of(scores, 3)).marginals();
    for (int i = 0; i < scores.length; i++) {
      double sum = 0;
      for (int j = i / 3 * 3; j < i / 3 * 3 + 3; j++) {
        sum += Math.exp(scores[j]);
      }
      assertThat(marginals[i]).isCloseTo(Math.exp(scores[i]) / sum, within(1e-12));
    }
  }
}
