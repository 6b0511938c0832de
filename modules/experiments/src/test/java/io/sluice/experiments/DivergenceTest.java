package io.sluice.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.experiments.run.Metric;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class DivergenceTest {
  private static List<String> told(Divergence divergence, double... losses) {
    var told = new ArrayList<String>();
    for (var i = 0; i < losses.length; i++) {
      divergence.after(i + 1, losses[i]).ifPresent(told::add);
    }
    return told;
  }

  private static double[] then(double first, int steps, double loss) {
    var losses = new double[steps + 1];
    Arrays.fill(losses, loss);
    losses[0] = first;
    return losses;
  }

  @Test
  void aLossThatStaysFarAboveItsBeginningIsToldOnce() {
    assertThat(told(new Divergence(List.of()), then(1.75, 40, 143_563)))
        .containsExactly(
            "warning: training diverges: the loss at step 11 is 143,563, it began at 1.750; stop,"
                + " and start again with a lower training.optimiser.rate or with training.clip:"
                + " {norm: 1}");
  }

  @Test
  void aFewStepsAboveAndALossThatFallsAreNoNews() {
    assertThat(told(new Divergence(List.of()), then(1.75, 9, 50))).isEmpty();
    assertThat(told(new Divergence(List.of()), then(1.75, 40, 3.4))).isEmpty();
    assertThat(told(new Divergence(List.of()), then(4, 40, 0.1))).isEmpty();
  }

  @Test
  void aResumedRunIsHeldAgainstItsFirstStep() {
    var none = OptionalDouble.empty();
    var first = new Metric(1, 0.1, 1, 4.0, none, none, 0.002, 1, 900);
    assertThat(told(new Divergence(List.of(first)), then(0.1, 40, 0.5))).isEmpty();
    assertThat(told(new Divergence(List.of(first)), then(9, 40, 9))).hasSize(1);
  }
}
