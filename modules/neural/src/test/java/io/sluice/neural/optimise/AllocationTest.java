package io.sluice.neural.optimise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.sluice.neural.dropout.ActivationDropout;
import io.sluice.neural.dropout.LayerDropout;
import io.sluice.neural.embedding.EmbeddingTable;
import io.sluice.neural.engine.Engine;
import io.sluice.neural.gemm.JavaGemmProvider;
import io.sluice.neural.kernel.Kernels;
import io.sluice.neural.kernel.PlainKernels;
import io.sluice.neural.loss.Reduction;
import io.sluice.neural.loss.SoftmaxCrossEntropy;
import io.sluice.neural.memory.Floats;
import io.sluice.neural.parameter.Bias;
import io.sluice.neural.parameter.Parameters;
import io.sluice.neural.random.SeededRandom;
import io.sluice.testing.Allocations;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Steps reserve no memory but for a few small views. */
class AllocationTest {
  private static final int STEPS = 200;

  /** A view on a buffer and what wraps it; far less than one row of anything here. */
  private static final long VIEWS = 2048;

  private static long bytesOfAStep(Runnable step) {
    OptionalLong bytes = Allocations.bytesOfAStep("sluice-team", STEPS, step);
    assumeThat(bytes).isPresent();
    return bytes.getAsLong();
  }

  @Test
  void layersReuseTheirMemory() {
    Kernels kernels = new PlainKernels();
    int rows = 64;
    int classes = 2000;
    try (Engine engine = Engine.open(kernels, new JavaGemmProvider(kernels), 1)) {
      Parameters parameters = new Parameters();
      EmbeddingTable table = new EmbeddingTable(engine, parameters, "e", classes, 1024, 0.1);
      SoftmaxCrossEntropy loss =
          new SoftmaxCrossEntropy(engine, new Bias(parameters, "b", classes), rows);
      ActivationDropout dropout =
          new ActivationDropout(engine, new LayerDropout.Locked(0.2), table.width());
      parameters.allocate(engine.arena());
      SeededRandom random = SeededRandom.of(1, "dropout");
      int[] symbols = new int[rows];
      Floats activations = engine.arena().allocate(rows, table.width());
      Floats logits = engine.arena().allocate(rows, loss.width());
      assertThat(bytesOfAStep(() -> table.forward(symbols, rows, activations, random)))
          .isLessThan(VIEWS);
      assertThat(bytesOfAStep(() -> table.backward(activations))).isLessThan(VIEWS);
      assertThat(bytesOfAStep(() -> dropout.apply(activations, activations, 4, 16)))
          .isLessThan(VIEWS);
      assertThat(bytesOfAStep(() -> loss.train(logits, symbols, rows, Reduction.MEAN)))
          .isLessThan(VIEWS);
    }
  }

  @Test
  void optimisersReuseTheirMemory() {
    Kernels kernels = new PlainKernels();
    try (Engine engine = Engine.open(kernels, new JavaGemmProvider(kernels), 1)) {
      Parameters parameters = new Parameters();
      parameters.declare("w", 20_000);
      parameters.allocate(engine.arena());
      Optimiser optimiser =
          new Optimiser(
              engine.team(), kernels.rows(), engine.arena(), parameters, OptimiserSettings.DEFAULT);
      assertThat(bytesOfAStep(optimiser::step)).isLessThan(VIEWS);
    }
  }
}
