package io.sluice.neural.activation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.function.DoubleConsumer;
import org.junit.jupiter.api.Test;

class SquashingTest {
  private static final double BOUND = 3e-7;

  @Test
  void tanhStaysWithinItsBounds() {
    double[] worst = new double[2];
    everywhere(
        point -> {
          float x = (float) point;
          double exact = StrictMath.tanh(x);
          double error = Math.abs(HyperbolicTangent.tanh(x) - exact);
          worst[0] = Math.max(worst[0], error);
          worst[1] = Math.max(worst[1], exact == 0 ? 0 : error / Math.abs(exact));
          assertThat(Math.abs(HyperbolicTangent.tanh(x)) <= 1).isTrue();
        });
    assertThat(worst[0]).isLessThan(BOUND);
    assertThat(worst[1]).isLessThan(2.5 * 0x1p-23);
  }

  @Test
  void sigmoidStaysWithinItsBounds() {
    double[] worst = new double[1];
    everywhere(
        point -> {
          float x = (float) point;
          double exact = 1 / (1 + StrictMath.exp(-x));
          worst[0] = Math.max(worst[0], Math.abs(Sigmoid.sigmoid(x) - exact));
        });
    assertThat(worst[0]).isLessThan(BOUND);
  }

  @Test
  void edgesAreDefined() {
    assertThat(HyperbolicTangent.tanh(Float.NaN)).isNaN();
    assertThat(Sigmoid.sigmoid(Float.NaN)).isNaN();
    assertThat(HyperbolicTangent.tanh(Float.POSITIVE_INFINITY)).isBetween(1 - 3e-7f, 1f);
    assertThat(HyperbolicTangent.tanh(Float.NEGATIVE_INFINITY)).isBetween(-1f, -1 + 3e-7f);
    assertThat(Sigmoid.sigmoid(Float.NEGATIVE_INFINITY)).isBetween(0f, 3e-7f);
    assertThat(Float.floatToRawIntBits(HyperbolicTangent.tanh(-0f)))
        .isEqualTo(Float.floatToRawIntBits(-0f));
    assertThat(HyperbolicTangent.tanh(Float.MIN_VALUE)).isEqualTo(Float.MIN_VALUE);
    assertThat(Sigmoid.sigmoid(0)).isEqualTo(0.5f);
  }

  private static void everywhere(DoubleConsumer check) {
    for (int i = -400_000; i <= 400_000; i++) {
      check.accept(i * 2.5e-5);
    }
    Random random = new Random(5);
    for (int i = 0; i < 200_000; i++) {
      check.accept(random.nextGaussian());
      check.accept(Math.copySign(Math.pow(10, random.nextDouble() * 45 - 40), random.nextDouble()));
    }
  }
}
