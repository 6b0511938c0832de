package io.sluice.experiments;

import io.sluice.neural.engine.Engine;
import io.sluice.neural.gemm.Gemm;
import io.sluice.neural.gemm.Matrix;

/** Measures for a moment how fast an engine multiplies. */
final class Speed {
  private static final int ROWS = 256;
  private static final int DEPTH = 512;
  private static final int COLUMNS = 1024;
  private static final int TRIES = 12;
  private static final long TRY_NANOS = 40_000_000L;

  private Speed() {}

  /** Multiplications and additions in a second. */
  static double of(Engine engine) {
    var arena = engine.arena();
    var a = Matrix.of(arena.allocate(ROWS * DEPTH), ROWS, DEPTH);
    var b = Matrix.of(arena.allocate(DEPTH * COLUMNS), DEPTH, COLUMNS);
    var c = Matrix.of(arena.allocate(ROWS * COLUMNS), ROWS, COLUMNS);
    var best = 0.0;
    for (var i = 0; i < TRIES; i++) { // the first ones warm up; others may be disturbed
      best = Math.max(best, multiply(engine, a, b, c));
    }
    return best;
  }

  private static double multiply(Engine engine, Matrix a, Matrix b, Matrix c) {
    var begun = System.nanoTime();
    var products = 0;
    do {
      engine.gemm().multiply(engine.team(), a, b, Gemm.Accumulation.REPLACE, c);
      products++;
    } while (System.nanoTime() - begun < TRY_NANOS);
    return 2.0 * ROWS * DEPTH * COLUMNS * products / (System.nanoTime() - begun) * 1e9;
  }
}
