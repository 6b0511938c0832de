package io.sluice.neural.softmax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.sluice.neural.engine.Engine;
import io.sluice.neural.gemm.JavaGemmProvider;
import io.sluice.neural.kernel.Kernels;
import io.sluice.neural.kernel.PlainKernels;
import io.sluice.testing.Allocations;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/** Passes of every kind of softmax reserve small views on memory that is there, and no arrays. */
class SoftmaxAllocationTest {
  private static final int STEPS = 20;
  private static final int CLASSES = 1500;
  private static final int INPUTS = 48;

  /** Views on buffers and what wraps them, of a softmax with two clusters. */
  private static final long VIEWS = 2 * 1024;

  private static final long SLACK = 256;

  @Test
  void fullReusesItsMemory() {
    check((engine, rows) -> SoftmaxFixture.full(engine, CLASSES, INPUTS, rows, 1 << 20));
  }

  @Test
  void adaptiveReusesItsMemory() {
    Clusters clusters = new Clusters(CLASSES, List.of(100, 500), 2);
    check((engine, rows) -> SoftmaxFixture.adaptive(engine, clusters, INPUTS, rows));
  }

  @Test
  void sampledReusesItsMemory() {
    check((engine, rows) -> SoftmaxFixture.sampled(engine, CLASSES, 300, INPUTS, rows));
  }

  private static void check(BiFunction<Engine, Integer, SoftmaxFixture> maker) {
    long few = bytesOfAPass(8, maker);
    assertThat(few).isLessThan(VIEWS);
    assertThat(bytesOfAPass(64, maker)).as("8 times the rows").isLessThan(few + SLACK);
  }

  /** Of one in training and one that evaluates. */
  private static long bytesOfAPass(int rows, BiFunction<Engine, Integer, SoftmaxFixture> maker) {
    Kernels kernels = new PlainKernels();
    float[] weights = new float[rows];
    Arrays.fill(weights, 1);
    try (Engine engine = Engine.open(kernels, new JavaGemmProvider(kernels), 1)) {
      SoftmaxFixture made = maker.apply(engine, rows);
      OptionalLong bytes =
          Allocations.bytesOfAStep(
              "sluice-team",
              STEPS,
              () -> {
                made.train();
                made.layer.evaluate(made.input, made.targets, weights, rows);
              });
      assumeThat(bytes).isPresent();
      return bytes.getAsLong();
    }
  }
}
