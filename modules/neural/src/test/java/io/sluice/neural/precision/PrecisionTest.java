package io.sluice.neural.precision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sluice.neural.arithmetic.BFloat16;
import io.sluice.neural.parameter.NamedTensor;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PrecisionTest {
  private static float[] weights(Random random, int size, double largest) {
    float[] weights = new float[size];
    for (int i = 0; i < size; i++) {
      double rare = random.nextInt(50) == 0 ? 1 : 0.2;
      weights[i] = (float) (random.nextGaussian() * largest * rare);
    }
    return weights;
  }

  @Test
  void namesArePinned() {
    assertThat(WeightPrecision.values())
        .extracting(WeightPrecision::label)
        .containsExactly("fp32", "bf16", "int8");
    assertThat(WeightPrecision.values())
        .extracting(WeightPrecision::bytes)
        .containsExactly(4, 2, 1);
    assertThat(WeightPrecision.of("int8")).isEqualTo(WeightPrecision.INT8);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WeightPrecision.of("INT4"))
        .withMessageContaining("\"INT4\"")
        .withMessageContaining("fp32, bf16, int8");
  }

  @Test
  void halvesAreTheNearestAndTiesGoToEven() {
    float step = 1 / 128f; // of bf16 in [1, 2)
    assertThat(BFloat16.value(BFloat16.of(1 + 0.49f * step))).isEqualTo(1);
    assertThat(BFloat16.value(BFloat16.of(1 + 0.51f * step))).isEqualTo(1 + step);
    assertThat(BFloat16.value(BFloat16.of(1 + 0.5f * step))).isEqualTo(1);
    assertThat(BFloat16.value(BFloat16.of(1 + 1.5f * step))).isEqualTo(1 + 2 * step);
    assertThat(BFloat16.value(BFloat16.of(-1 - 1.5f * step))).isEqualTo(-1 - 2 * step);
    assertThat(BFloat16.value(BFloat16.of(-0f))).isEqualTo(-0f);
    assertThat(BFloat16.value(BFloat16.of(Float.MAX_VALUE))).isEqualTo(Float.POSITIVE_INFINITY);
    float almostQuiet = Float.intBitsToFloat(0x7F800001);
    assertThat(BFloat16.value(BFloat16.of(almostQuiet))).isNaN();
    Random random = new Random(4);
    for (float value : weights(random, 1000, 1e3)) {
      float error = Math.abs(BFloat16.value(BFloat16.of(value)) - value);
      assertThat(error).isLessThanOrEqualTo(Math.abs(value) / 256);
    }
    for (int bits = 0; bits < 1 << 16; bits++) {
      float value = BFloat16.value((short) bits);
      if (!Float.isNaN(value)) {
        assertThat(BFloat16.of(value)).isEqualTo((short) bits);
      }
    }
  }

  @Test
  void bytesAreNoWorseThanUnderTheLargestWeight() {
    for (int seed = 0; seed < 20; seed++) {
      Random random = new Random(seed);
      int columns = 1 + random.nextInt(200);
      float[] row = weights(random, columns, Math.pow(10, random.nextInt(6) - 3));
      float largest = 0;
      for (float weight : row) {
        largest = Math.max(largest, Math.abs(weight));
      }
      float[] scales = ScaledBytes.scales(row, 1);
      float[] simple = {largest / 127};
      double least = error(row, scales);
      double usual = error(row, simple);
      assertThat(least).as("seed %d", seed).isLessThanOrEqualTo(usual);
      for (float weight : row) {
        float value = ScaledBytes.value(ScaledBytes.quantise(weight, scales[0]), scales[0]);
        float bound = Math.max(0.5001f * scales[0], largest - 127 * scales[0] + 1e-6f * largest);
        assertThat(Math.abs(value - weight)).as("seed %d", seed).isLessThanOrEqualTo(bound);
      }
    }
    float[] halfAStepOff = new float[100];
    java.util.Arrays.fill(halfAStepOff, 126.5f);
    halfAStepOff[42] = -127;
    double fitted = error(halfAStepOff, ScaledBytes.scales(halfAStepOff, 1));
    assertThat(error(halfAStepOff, new float[] {1})).isEqualTo(99 * 0.25);
    assertThat(fitted).isLessThan(0.3);
  }

  private static double error(float[] row, float[] scales) {
    float[] values = ScaledBytes.values(ScaledBytes.quantise(row, scales), scales);
    double sum = 0;
    for (int i = 0; i < row.length; i++) {
      sum += Math.pow((double) row[i] - values[i], 2);
    }
    return sum;
  }

  @Test
  void integersOfRoundedWeightsAreTheSameAgain() {
    for (int seed = 0; seed < 20; seed++) {
      Random random = new Random(seed);
      float[] weights = weights(random, 7 * 31, Math.pow(10, random.nextInt(70) - 35));
      float[] scales = ScaledBytes.scales(weights, 7);
      byte[] integers = ScaledBytes.quantise(weights, scales);
      float[] values = ScaledBytes.values(integers, scales);
      assertThat(ScaledBytes.quantise(values, scales)).as("seed %d", seed).isEqualTo(integers);
    }
  }

  @Test
  void rowsOfZerosAndOfNextToNothing() {
    float[] weights = {0, -0f, 7 * Float.MIN_VALUE, -2 * Float.MIN_VALUE, 0.5f, -1};
    float[] scales = ScaledBytes.scales(weights, 3);
    assertThat(scales[0]).isZero();
    assertThat(scales[1]).isZero();
    assertThat(ScaledBytes.quantise(weights, scales)).startsWith(0, 0, 0, 0).endsWith(-127);
    assertThat(ScaledBytes.scales(new float[0], 0)).isEmpty();
  }

  @Test
  void refusesWhatHasNoScale() {
    for (float bad : new float[] {Float.NaN, Float.POSITIVE_INFINITY}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> ScaledBytes.scales(new float[] {1, bad}, 1))
          .withMessageContaining("number 1 is " + bad);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> ScaledBytes.values(new byte[] {1}, new float[] {bad}))
          .withMessageContaining("scale");
    }
    for (float bad : new float[] {-1, Float.MAX_VALUE}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> ScaledBytes.values(new byte[] {1}, new float[] {bad}));
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ScaledBytes.values(new byte[] {-127, -128}, new float[] {1}))
        .withMessageContaining("number 1 is -128");
  }

  @Test
  void roundsMatricesAndNothingElse() {
    var matrix = new NamedTensor("a.weight", List.of(2, 3), weights(new Random(1), 6, 1));
    var bias = new NamedTensor("a.bias", List.of(3), new float[] {1 / 3f, 1 / 7f, -1 / 9f});
    for (WeightPrecision precision : WeightPrecision.values()) {
      var rounded = Quantisation.round(precision, List.of(matrix, bias));
      assertThat(rounded.tensors().keySet()).containsExactly("a.weight", "a.bias");
      assertThat(rounded.tensors().values())
          .anySatisfy(tensor -> assertThat(tensor.values()).isEqualTo(bias.values()));
      boolean same =
          rounded.tensors().values().stream()
              .anyMatch(tensor -> java.util.Arrays.equals(tensor.values(), matrix.values()));
      assertThat(same).isEqualTo(precision == WeightPrecision.FP32);
      assertThat(rounded.quantisation().scalesOf("a.weight"))
          .hasSize(precision == WeightPrecision.INT8 ? 2 : 0);
      var again = Quantisation.round(precision, rounded.tensors().values());
      if (precision == WeightPrecision.BF16) {
        assertThat(again.tensors().values())
            .allSatisfy(
                tensor ->
                    assertThat(rounded.tensors().values())
                        .anyMatch(t -> java.util.Arrays.equals(t.values(), tensor.values())));
      }
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Quantisation(WeightPrecision.BF16, Map.of("a", new float[1])));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Quantisation(WeightPrecision.INT8, Map.of()).scalesOf("b.weight"))
        .withMessageContaining("b.weight");
  }
}
