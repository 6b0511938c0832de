package io.sluice.neural.recurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sluice.neural.dropout.LayerDropout;
import io.sluice.neural.engine.Engine;
import io.sluice.neural.engine.EngineSettings;
import io.sluice.neural.gemm.GemmProvider;
import io.sluice.neural.gemm.Precision;
import io.sluice.neural.parameter.NamedTensor;
import io.sluice.testing.Norms;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A training pass with products by any provider agrees with the double twin. */
public abstract class ProviderTrainingContract {
  private final GemmProvider provider;
  private final EngineSettings fp32;
  private final EngineSettings bf16;

  /**
   * @param provider installed on this class path
   */
  protected ProviderTrainingContract(GemmProvider provider) {
    this.provider = provider;
    fp32 = new EngineSettings(provider.name(), 2);
    bf16 = fp32.withPrecision(Precision.BF16);
  }

  private static RecurrentSettings regularised(Cell cell) {
    return RecurrentSettings.of(cell, 2, 37)
        .withDirection(Direction.BIDIRECTIONAL)
        .withLayerDropout(new LayerDropout.Locked(0.2))
        .withRecurrentDropout(new RecurrentDropout.OnHidden(0.3))
        .withWeightDrop(0.4);
  }

  @ParameterizedTest
  @EnumSource(Cell.class)
  void agreesWithTheTwin(Cell cell) {
    try (Engine engine = Engine.open(fp32)) {
      StackRun run = new StackRun(engine, regularised(cell), 13, 7, 5);
      for (int[] lengths : List.of(new int[] {7, 3, 7, 6, 1}, new int[] {4, 4}, new int[] {1})) {
        int time = lengths[0];
        StackRun.Result result = run.train(time, lengths.length, lengths);
        TwinComparison.check(run, result, time, lengths.length, lengths);
      }
    }
  }

  /** Products of rounded operands: eight bits of mantissa each, sums in float32. */
  @ParameterizedTest
  @EnumSource(Cell.class)
  void agreesWithTheTwinInBfloat16(Cell cell) {
    assumeTrue(provider.unavailable(Precision.BF16).isEmpty());
    try (Engine engine = Engine.open(bf16)) {
      StackRun run = new StackRun(engine, regularised(cell), 13, 7, 5);
      // what is divided by its deviation grows, and its rounding with it
      double growth = cell == Cell.LAYER_NORM_LSTM ? 2 : 1;
      for (int[] lengths : List.of(new int[] {7, 3, 7, 6, 1}, new int[] {6, 3, 6, 5})) {
        int time = lengths[0];
        int batch = lengths.length;
        StackRun.Result result = run.train(time, batch, lengths);
        TwinComparison.check(run, result, time, batch, lengths, growth * 5e-3, growth * 2e-2);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Cell.class)
  void sameBytesAgain(Cell cell) {
    assumeTrue(provider.unavailable(Precision.BF16).isEmpty());
    int[] lengths = {7, 3, 7, 6, 1};
    try (Engine engine = Engine.open(bf16)) {
      StackRun.Result first =
          new StackRun(engine, regularised(cell), 13, 7, 5).train(7, 5, lengths);
      StackRun.Result second =
          new StackRun(engine, regularised(cell), 13, 7, 5).train(7, 5, lengths);
      assertThat(second.output()).isEqualTo(first.output());
      assertThat(second.flatGradients()).isEqualTo(first.flatGradients());
    }
  }

  @ParameterizedTest
  @EnumSource(Cell.class)
  void inputsThatRepeatGiveWhatTheyGiveWrittenOut(Cell cell) {
    checkRepeated(cell, fp32, 1e-5);
  }

  @ParameterizedTest
  @EnumSource(Cell.class)
  void inputsThatRepeatInBfloat16(Cell cell) {
    assumeTrue(provider.unavailable(Precision.BF16).isEmpty());
    checkRepeated(cell, bf16, 2e-2);
  }

  private static void checkRepeated(Cell cell, EngineSettings settings, double bound) {
    var run = new RepeatedRun();
    RepeatedRun.Result whole = run.whole(RepeatedRun.settings(cell), settings);
    RepeatedRun.Result once = run.repeated(RepeatedRun.settings(cell), settings);
    assertThat(error(once.output(), whole.output())).isLessThan(bound);
    assertThat(error(once.dInput(), whole.dInput())).isLessThan(bound);
    for (int i = 0; i < whole.gradients().size(); i++) {
      NamedTensor expected = whole.gradients().get(i);
      assertThat(error(once.gradients().get(i).values(), expected.values()))
          .as(expected.name())
          .isLessThan(bound);
    }
  }

  private static double error(float[] actual, float[] expected) {
    return Norms.relative(actual, Norms.widened(expected));
  }
}
