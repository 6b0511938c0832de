package io.sluice.neural.dropout;

import io.sluice.neural.engine.Engine;
import io.sluice.neural.kernel.RowKernels;
import io.sluice.neural.memory.Floats;
import io.sluice.neural.random.BernoulliMask;
import io.sluice.neural.random.SeededRandom;
import io.sluice.neural.team.Team;

/**
 * Dropout on activations [T, B, width]: T steps of B lanes.
 *
 * <pre>target = m * source        dSource = m * dTarget</pre>
 *
 * <p>{@link LayerDropout.Standard} draws m for every unit of every step; {@link
 * LayerDropout.Locked} for every unit of every lane, the same at all steps of the window; m is 0 at
 * the given rate, 1 / (1 - rate) else. Without dropout m is 1.
 *
 * <p>Forward and backward are the same product: {@link #draw} once for a pass, then {@link #apply}
 * for both. Allocates nothing in a pass. One caller at a time.
 */
public final class ActivationDropout {
  private final Team team;
  private final RowKernels kernels;
  private final LayerDropout kind;
  private final BernoulliMask mask;
  private final int width;
  private final float[][] scratch;
  private final Team.Task task = this::multiply;

  private long key;
  private Floats from;
  private Floats into;
  private int rows;
  private int period = 1;

  /**
   * @param width floats of one step of one lane
   */
  public ActivationDropout(Engine engine, LayerDropout kind, int width) {
    team = engine.team();
    kernels = engine.kernels().rows();
    this.kind = kind;
    this.width = width;
    mask = BernoulliMask.of(kind.rate());
    scratch = new float[team.size()][width];
    from = engine.arena().allocate(0);
    into = from;
  }

  /** Whether anything is dropped at all; if not, {@link #apply} copies. */
  public boolean isActive() {
    return mask.rate() > 0;
  }

  /** Draws the mask of a training pass: one {@link SeededRandom#nextLong()}, whatever the rate. */
  public void draw(SeededRandom random) {
    key = random.nextLong();
  }

  /**
   * Multiplies by the mask drawn last.
   *
   * @param source [T, B, width]
   * @param target [T, B, width], replaced; may be {@code source}
   */
  public void apply(Floats source, Floats target, int time, int lanes) {
    if (!isActive() && source == target) {
      return;
    }
    from = source;
    into = target;
    rows = Math.multiplyExact(time, lanes);
    period = kind instanceof LayerDropout.Locked ? lanes : rows;
    team.run(task);
  }

  private void multiply(Team.Worker worker) {
    float[] row = scratch[worker.index()];
    int to = worker.to(rows);
    for (int n = worker.from(rows); n < to; n++) {
      from.read(n * width, row, 0, width);
      if (isActive()) {
        kernels.drop(mask, key, n % period * width, row, 0, width);
      }
      into.write(n * width, row, 0, width);
    }
  }
}
