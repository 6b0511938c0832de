package io.sluice.neural.gemm;

import static io.sluice.neural.kernel.PanelKernels.PANEL;

import io.sluice.neural.kernel.PanelKernels;
import io.sluice.neural.team.Team;
import java.util.Arrays;

/**
 * Matrix products by the panel kernels. The team packs the right operand into panels together,
 * meets, and then deals the result out by rows, or by panels when there are few rows. Scratch
 * memory grows to what the largest product needs and is kept.
 *
 * <p>However the work is dealt and cut, each element of the result is one chain of fused
 * multiply-adds in ascending order of the inner index, starting from zero or from its old value.
 */
final class JavaGemm implements Gemm {
  /** Inner extent packed at a time. */
  private static final int MAX_DEPTH = 1024;

  /** Floats of the right operand packed at a time, shared by the team. */
  private static final int MAX_PACKED = 1 << 21;

  /** Floats of the left operand copied at a time by each worker: a good part of its L2 cache. */
  private static final int MAX_LEFT = 96 << 10;

  /** Rows are dealt and copied in multiples of what the kernels compute in registers. */
  private static final int TILE = 12;

  private static final int MAX_ROWS = 32 * TILE;

  /** Panels whose results are written to memory together. */
  private static final int STRIP = 4;

  private final PanelKernels kernels;
  private final Team.Task task = worker -> share(worker).multiply(worker);
  private float[] packed = {};
  private Share[] shares = {};
  private Product product = Product.NONE;

  JavaGemm(PanelKernels kernels) {
    this.kernels = kernels;
  }

  @Override
  public void multiply(Team team, Product asked) {
    if (asked.c().rows() == 0 || asked.c().columns() == 0) {
      return;
    }
    product = asked;
    reserve(team.size());
    try {
      team.run(task);
    } finally {
      product = Product.NONE;
    }
  }

  private void reserve(int workers) {
    int depth = Math.min(product.depth(), MAX_DEPTH);
    packed = grown(packed, PackedPanels.FIRST + depth * groupColumns());
    if (shares.length < workers) {
      int known = shares.length;
      shares = Arrays.copyOf(shares, workers);
      for (int i = known; i < workers; i++) {
        shares[i] = new Share();
      }
    }
    int rows = Math.min(blockRows(), product.c().rows());
    for (int i = 0; i < workers; i++) {
      shares[i].left = grown(shares[i].left, rows * depth);
      shares[i].result = grown(shares[i].result, rows * STRIP * PANEL);
    }
  }

  private Share share(Team.Worker worker) {
    return shares[worker.index()];
  }

  private static float[] grown(float[] array, int size) {
    return array.length >= size ? array : new float[size];
  }

  private static int ceilDiv(int x, int y) {
    return (x + y - 1) / y;
  }

  /** Columns, in whole panels, that are packed at a time. */
  private int groupColumns() {
    int depth = Math.max(1, Math.min(product.depth(), MAX_DEPTH));
    int most = MAX_PACKED / depth / PANEL * PANEL;
    int all = ceilDiv(product.c().columns(), PANEL) * PANEL;
    return Math.min(most, all);
  }

  /** Rows of the left operand that are copied at a time. */
  private int blockRows() {
    int depth = Math.max(1, Math.min(product.depth(), MAX_DEPTH));
    return Math.max(TILE, Math.min(MAX_LEFT / depth, MAX_ROWS) / TILE * TILE);
  }

  /**
   * What one worker does, with memory of its own. It goes through the right operand block by block:
   * rows {@code fromDepth} on, columns {@code from} to {@code to} - 1.
   */
  private final class Share {
    private final PanelPacker packer = new PanelPacker();
    private float[] left = {};
    private float[] result = {};
    private int fromDepth;
    private int depth;
    private int from;
    private int to;

    void multiply(Team.Worker worker) {
      int columns = product.c().columns();
      int group = groupColumns();
      fromDepth = 0;
      do {
        depth = Math.min(product.depth() - fromDepth, MAX_DEPTH);
        for (from = 0; from < columns; from += group) {
          to = Math.min(columns, from + group);
          if (fromDepth > 0 || from > 0) {
            worker.barrier(); // the panels are still being read
          }
          pack(worker);
          worker.barrier();
          compute(worker);
        }
        fromDepth += depth;
      } while (fromDepth < product.depth());
    }

    private int panels() {
      return ceilDiv(to - from, PANEL);
    }

    private int offset(int panel) {
      return PackedPanels.FIRST + panel * depth * PANEL;
    }

    private void pack(Team.Worker worker) {
      int first = worker.from(panels());
      int column = from + first * PANEL;
      int columns = Math.min(to, from + worker.to(panels()) * PANEL) - column;
      packer.packPanels(product.b(), fromDepth, depth, column, columns, packed, offset(first));
    }

    private void compute(Team.Worker worker) {
      int rows = product.c().rows();
      int tiles = ceilDiv(rows, TILE);
      int panels = panels();
      if (tiles >= 4 * worker.count()) {
        compute(worker.from(tiles) * TILE, Math.min(rows, worker.to(tiles) * TILE), 0, panels);
      } else {
        compute(0, rows, worker.from(panels), worker.to(panels));
      }
    }

    private void compute(int fromRow, int toRow, int fromPanel, int toPanel) {
      int step = blockRows();
      for (int row = fromRow; row < toRow && fromPanel < toPanel; row += step) {
        int rows = Math.min(step, toRow - row);
        packer.copyLeft(product.a(), row, rows, fromDepth, depth, left);
        for (int panel = fromPanel; panel < toPanel; panel += STRIP) {
          strip(row, rows, panel, Math.min(toPanel, panel + STRIP));
        }
      }
    }

    /** Computes a block of the result that is at most {@code STRIP} panels wide. */
    private void strip(int row, int rows, int fromPanel, int toPanel) {
      int stride = (toPanel - fromPanel) * PANEL;
      int column = from + fromPanel * PANEL;
      int columns = Math.min(stride, to - column);
      if (product.accumulation() == Accumulation.REPLACE && fromDepth == 0) {
        Arrays.fill(result, 0, rows * stride, 0);
      } else {
        readResult(row, rows, column, columns, stride);
      }
      for (int panel = fromPanel; panel < toPanel; panel++) {
        kernels.multiplyAddFirst(
            Math.min(PANEL, to - from - panel * PANEL),
            rows,
            depth,
            left,
            0,
            depth,
            packed,
            offset(panel),
            result,
            (panel - fromPanel) * PANEL,
            stride);
      }
      writeResult(row, rows, column, columns, stride);
    }

    private void readResult(int row, int rows, int column, int columns, int stride) {
      Matrix c = product.c();
      for (int i = 0; i < rows; i++) {
        int source = c.offset() + (row + i) * c.stride() + column;
        c.data().read(source, result, i * stride, columns);
      }
    }

    private void writeResult(int row, int rows, int column, int columns, int stride) {
      Matrix c = product.c();
      for (int i = 0; i < rows; i++) {
        int target = c.offset() + (row + i) * c.stride() + column;
        c.data().write(target, result, i * stride, columns);
      }
    }
  }

  @Override
  public void close() {
    packed = new float[0];
    shares = new Share[0];
  }
}
