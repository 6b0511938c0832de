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
  private final Team.Task task = this::multiply;
  private float[] packed = {};
  private Scratch[] scratch = {};
  private Product product = Product.NONE;

  JavaGemm(PanelKernels kernels) {
    this.kernels = kernels;
  }

  /** What one worker needs for itself. */
  private static final class Scratch {
    final PanelPacker packer = new PanelPacker();
    float[] left = {};
    float[] result = {};
  }

  @Override
  public void multiply(Team team, Matrix a, Matrix b, Accumulation accumulation, Matrix c) {
    Product checked = new Product(a, b, accumulation, c);
    if (c.rows() == 0 || c.columns() == 0) {
      return;
    }
    product = checked;
    reserve(team.size());
    try {
      team.run(task);
    } finally {
      product = Product.NONE;
    }
  }

  private void reserve(int workers) {
    int depth = Math.min(product.depth(), MAX_DEPTH);
    packed = grown(packed, PackedPanels.FIRST + depth * groupColumns(product));
    if (scratch.length < workers) {
      int known = scratch.length;
      scratch = Arrays.copyOf(scratch, workers);
      for (int i = known; i < workers; i++) {
        scratch[i] = new Scratch();
      }
    }
    int rows = Math.min(blockRows(), product.c().rows());
    for (int i = 0; i < workers; i++) {
      scratch[i].left = grown(scratch[i].left, rows * depth);
      scratch[i].result = grown(scratch[i].result, rows * STRIP * PANEL);
    }
  }

  private static float[] grown(float[] array, int size) {
    return array.length >= size ? array : new float[size];
  }

  private static int ceilDiv(int x, int y) {
    return (x + y - 1) / y;
  }

  /** Columns, in whole panels, that are packed at a time. */
  private static int groupColumns(Product product) {
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

  /** What each worker of the team does. */
  private void multiply(Team.Worker worker) {
    int depth = product.depth();
    int columns = product.c().columns();
    int group = groupColumns(product);
    int fromDepth = 0;
    do {
      int toDepth = Math.min(depth, fromDepth + MAX_DEPTH);
      for (int from = 0; from < columns; from += group) {
        Part part = new Part(fromDepth, toDepth, from, Math.min(columns, from + group));
        if (fromDepth > 0 || from > 0) {
          worker.barrier(); // the panels are still being read
        }
        pack(part, worker);
        worker.barrier();
        compute(part, worker);
      }
      fromDepth = toDepth;
    } while (fromDepth < depth);
  }

  /** A block of the right operand: rows {@code fromDepth} on, columns {@code from} on. */
  private record Part(int fromDepth, int toDepth, int from, int to) {
    int depth() {
      return toDepth - fromDepth;
    }

    int panels() {
      return ceilDiv(to - from, PANEL);
    }

    int offset(int panel) {
      return PackedPanels.FIRST + panel * depth() * PANEL;
    }

    int columns(int panel) {
      return Math.min(PANEL, to - from - panel * PANEL);
    }
  }

  private void pack(Part part, Team.Worker worker) {
    PanelPacker packer = scratch[worker.index()].packer;
    int from = worker.from(part.panels());
    int to = worker.to(part.panels());
    int column = part.from() + from * PANEL;
    int columns = Math.min(part.to(), part.from() + to * PANEL) - column;
    packer.packPanels(
        product.b(), part.fromDepth(), part.depth(), column, columns, packed, part.offset(from));
  }

  private void compute(Part part, Team.Worker worker) {
    int rows = product.c().rows();
    int tiles = ceilDiv(rows, TILE);
    if (tiles >= 4 * worker.count()) {
      int to = Math.min(rows, worker.to(tiles) * TILE);
      compute(part, worker, worker.from(tiles) * TILE, to, 0, part.panels());
    } else {
      int panels = part.panels();
      compute(part, worker, 0, rows, worker.from(panels), worker.to(panels));
    }
  }

  private void compute(
      Part part, Team.Worker worker, int fromRow, int toRow, int fromPanel, int toPanel) {
    Scratch own = scratch[worker.index()];
    int step = blockRows();
    for (int row = fromRow; row < toRow && fromPanel < toPanel; row += step) {
      int rows = Math.min(step, toRow - row);
      own.packer.copyLeft(product.a(), row, rows, part.fromDepth(), part.depth(), own.left);
      for (int panel = fromPanel; panel < toPanel; panel += STRIP) {
        strip(part, own, row, rows, panel, Math.min(toPanel, panel + STRIP));
      }
    }
  }

  /** Computes a block of the result that is at most {@code STRIP} panels wide. */
  private void strip(Part part, Scratch own, int row, int rows, int fromPanel, int toPanel) {
    int stride = (toPanel - fromPanel) * PANEL;
    int column = part.from() + fromPanel * PANEL;
    int columns = Math.min(stride, part.to() - column);
    if (product.accumulation() == Gemm.Accumulation.REPLACE && part.fromDepth() == 0) {
      Arrays.fill(own.result, 0, rows * stride, 0);
    } else {
      copyResult(own, row, rows, column, columns, stride);
    }
    int depth = part.depth();
    for (int p = fromPanel; p < toPanel; p++) {
      kernels.multiplyAddFirst(
          part.columns(p),
          rows,
          depth,
          own.left,
          0,
          depth,
          packed,
          part.offset(p),
          own.result,
          (p - fromPanel) * PANEL,
          stride);
    }
    Matrix c = product.c();
    for (int i = 0; i < rows; i++) {
      int target = c.offset() + (row + i) * c.stride() + column;
      c.data().write(target, own.result, i * stride, columns);
    }
  }

  private void copyResult(Scratch own, int row, int rows, int column, int columns, int stride) {
    Matrix c = product.c();
    for (int i = 0; i < rows; i++) {
      int source = c.offset() + (row + i) * c.stride() + column;
      c.data().read(source, own.result, i * stride, columns);
    }
  }

  @Override
  public void close() {
    packed = new float[0];
    scratch = new Scratch[0];
  }
}
