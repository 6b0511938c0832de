package io.sluice.neural.recurrent;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.neural.dropout.LayerDropout;
import io.sluice.neural.engine.Engine;
import io.sluice.neural.gemm.JavaGemmProvider;
import io.sluice.neural.kernel.Kernels;
import io.sluice.neural.kernel.PlainKernels;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A training pass on vectors gives the bytes of a plain one. */
class VectorTrainingTest {
  @ParameterizedTest
  @EnumSource(Cell.class)
  void vectorsDoNotChangeABit(Cell cell) {
    RecurrentSettings settings = RecurrentSettings.of(cell, 2, 53);
    compare(settings);
    if (cell.hasCellState()) {
      compare(settings.withProjection(23));
    }
  }

  private static void compare(RecurrentSettings settings) {
    StackRun.Result plain = train(settings, new PlainKernels(), 1);
    Kernels best = Kernels.best();
    assertThat(best.name()).isEqualTo("vector");
    for (int threads : new int[] {1, 3}) {
      StackRun.Result vector = train(settings, best, threads);
      assertThat(vector.output()).isEqualTo(plain.output());
      assertThat(vector.dInput()).isEqualTo(plain.dInput());
      assertThat(vector.flatGradients()).isEqualTo(plain.flatGradients());
    }
  }

  private static StackRun.Result train(RecurrentSettings plain, Kernels kernels, int threads) {
    RecurrentSettings settings =
        plain
            .withDirection(Direction.BIDIRECTIONAL)
            .withLayerDropout(new LayerDropout.Locked(0.2))
            .withRecurrentDropout(new RecurrentDropout.OnHidden(0.3))
            .withWeightDrop(0.4);
    try (Engine engine = Engine.open(kernels, new JavaGemmProvider(kernels), threads)) {
      return new StackRun(engine, settings, 33, 7, 5).train(7, 5, new int[] {7, 3, 7, 6, 1});
    }
  }
}
