package io.sluice.neural.engine;

import io.sluice.neural.gemm.Gemm;
import io.sluice.neural.gemm.Gemm.Accumulation;
import io.sluice.neural.gemm.GemmProvider;
import io.sluice.neural.gemm.Matrix;
import io.sluice.neural.gemm.Precision;
import io.sluice.neural.memory.Arena;
import io.sluice.neural.team.Team;

/**
 * Times a provider at the products of one small training step: layer inputs times weights, output
 * gradients times transposed weights, transposed inputs times output gradients.
 */
final class ProviderTrial {
  /** Long enough for the JIT to compile what is timed. */
  private static final long NANOS = 600_000_000L;

  private static final int ROWS = 500;
  private static final int INPUT = 512;
  private static final int OUTPUT = 1024;

  private final Team team;
  private final Matrix input;
  private final Matrix weights;
  private final Matrix output;
  private final Matrix dInput;
  private final Matrix dWeights;

  ProviderTrial(Team team) {
    this.team = team;
    Arena arena = new Arena();
    input = Matrix.of(arena.allocate(ROWS, INPUT), ROWS, INPUT);
    weights = Matrix.of(arena.allocate(INPUT, OUTPUT), INPUT, OUTPUT);
    output = Matrix.of(arena.allocate(ROWS, OUTPUT), ROWS, OUTPUT);
    dInput = Matrix.of(arena.allocate(ROWS, INPUT), ROWS, INPUT);
    dWeights = Matrix.of(arena.allocate(INPUT, OUTPUT), INPUT, OUTPUT);
    input.data().fill(0.5f);
    weights.data().fill(0.25f);
  }

  /** Seconds of the fastest of many rounds. */
  double seconds(GemmProvider provider, Precision precision) {
    try (Gemm gemm = provider.open(precision)) {
      long end = System.nanoTime() + NANOS;
      long best = Long.MAX_VALUE;
      long now = System.nanoTime();
      do {
        gemm.multiply(team, input, weights, Accumulation.REPLACE, output);
        gemm.multiply(team, output, weights.transposed(), Accumulation.REPLACE, dInput);
        gemm.multiply(team, input.transposed(), output, Accumulation.REPLACE, dWeights);
        long start = now;
        now = System.nanoTime();
        best = Math.min(best, now - start);
      } while (now - end < 0);
      return best * 1e-9;
    }
  }
}
