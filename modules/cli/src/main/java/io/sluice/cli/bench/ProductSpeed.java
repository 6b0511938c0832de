package io.sluice.cli.bench;

import io.sluice.model.json.JsonObject;
import io.sluice.neural.engine.Engine;
import io.sluice.neural.engine.EngineSettings;
import io.sluice.neural.gemm.Gemm.Accumulation;
import io.sluice.neural.gemm.Matrix;
import io.sluice.neural.gemm.Precision;
import io.sluice.neural.memory.Floats;
import io.sluice.neural.random.SeededRandom;
import java.time.Duration;
import java.util.Optional;

/**
 * The most that a provider of matrix products reaches on a machine.
 *
 * @param gigaflops 10^9 additions and multiplications a second, of the shape that does best
 */
public record ProductSpeed(String provider, Precision precision, int threads, double gigaflops) {
  /** m, k, n: a square, an input projection, a weight gradient. */
  private static final int[][] SHAPES = {
    {1024, 1024, 1024}, {2500, 512, 2048}, {512, 2500, 2048},
  };

  private static final double FLOPS = 2e-9;

  public JsonObject toJson() {
    return JsonObject.builder()
        .put("provider", provider)
        .put("precision", precision.label())
        .put("threads", threads)
        .put("gigaflops", gigaflops)
        .build();
  }

  /** Measures each shape for {@code duration}; empty if this provider cannot work here. */
  public static Optional<ProductSpeed> measure(EngineSettings settings, Duration duration) {
    Engine opened;
    try {
      opened = Engine.open(settings);
    } catch (IllegalArgumentException notHere) {
      return Optional.empty();
    }
    try (Engine engine = opened) {
      double best = 0;
      for (int[] shape : SHAPES) {
        best = Math.max(best, gigaflops(engine, shape[0], shape[1], shape[2], duration));
      }
      return Optional.of(
          new ProductSpeed(engine.providerName(), settings.precision(), settings.threads(), best));
    }
  }

  private static double gigaflops(Engine engine, int m, int k, int n, Duration duration) {
    var random = SeededRandom.of(1, "bench");
    var left = operand(engine, random, m, k);
    var right = operand(engine, random, k, n);
    var result = operand(engine, random, m, n);
    Runnable product =
        () -> engine.gemm().multiply(engine.team(), left, right, Accumulation.REPLACE, result);
    return FLOPS * m * k * n / MedianTime.seconds(product, duration);
  }

  private static Matrix operand(Engine engine, SeededRandom random, int rows, int columns) {
    Floats data = engine.arena().allocate(rows, columns);
    for (int i = 0; i < data.length(); i++) {
      data.set(i, (float) random.nextDouble() - 0.5f);
    }
    return Matrix.of(data, rows, columns);
  }
}
