package io.sluice.language.training;

import io.sluice.neural.kernel.RowKernels;
import io.sluice.neural.memory.Floats;
import io.sluice.neural.random.BernoulliMask;
import io.sluice.neural.recurrent.LayerDropout;
import io.sluice.neural.team.Team;

/**
 * Dropout on [T * B, width] activations: forward and backward are the same product with a mask that
 * is computed again from its key.
 */
final class RowDropout {
  private final Team team;
  private final RowKernels kernels;
  private final LayerDropout settings;
  private final BernoulliMask mask;
  private final int width;

  RowDropout(Team team, RowKernels kernels, LayerDropout settings, int width) {
    this.team = team;
    this.kernels = kernels;
    this.settings = settings;
    this.width = width;
    mask = BernoulliMask.of(settings.rate());
  }

  boolean isActive() {
    return settings.rate() > 0;
  }

  /**
   * Multiplies all rows by the mask.
   *
   * @param target [time * lanes, width], replaced; may be {@code source}
   */
  void apply(long key, Floats source, Floats target, int time, int lanes) {
    int rows = time * lanes;
    int period = settings instanceof LayerDropout.Locked ? lanes : rows;
    team.run(
        worker -> {
          float[] row = new float[width];
          for (int i = worker.from(rows); i < worker.to(rows); i++) {
            source.read(i * width, row, 0, width);
            kernels.drop(mask, key, i % period * width, row, 0, width);
            target.write(i * width, row, 0, width);
          }
        });
  }
}
