package io.sluice.mkl;

import io.sluice.neural.gemm.Gemm;
import io.sluice.neural.gemm.Matrix;
import io.sluice.neural.gemm.Precision;
import io.sluice.neural.gemm.Product;
import io.sluice.neural.gemm.StepProducts;
import io.sluice.neural.team.Team;
import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Products by MKL on our own threads: each worker computes a block of the result with one call. The
 * longer side of the result is cut. In bfloat16 the workers round both operands first, each a run
 * of stored rows, and meet.
 */
final class MklGemm implements Gemm {
  /** The result is cut at multiples of this: whole vectors, whole cache lines. */
  private static final int BLOCK = 64;

  private final Precision precision;
  private final List<Own> workers = new ArrayList<>();
  private final Rounded left = new Rounded();
  private final Rounded right = new Rounded();
  private boolean closed;

  /** What one worker needs for itself. */
  private record Own(Call call, Rounded.Row row) {}

  MklGemm(Precision precision) {
    this.precision = precision;
  }

  @Override
  public Optional<StepProducts> stepProducts() {
    return Optional.of(new MklSteps(precision));
  }

  @Override
  public void multiply(Team team, Matrix a, Matrix b, Accumulation accumulation, Matrix c) {
    if (closed) {
      throw new IllegalStateException("these products are closed");
    }
    Product product = new Product(a, b, accumulation, c);
    if (c.rows() == 0 || c.columns() == 0) {
      return;
    }
    if (product.depth() == 0) {
      clear(product);
      return;
    }
    while (workers.size() < team.size()) {
      workers.add(new Own(new Call(), new Rounded.Row()));
    }
    try {
      run(team, product);
    } finally {
      Reference.reachabilityFence(product); // it holds the memory
    }
  }

  private void run(Team team, Product product) {
    Matrix a = product.a();
    Matrix b = product.b();
    boolean adds = product.accumulation() == Accumulation.ADD;
    Operand result = Operand.of(product.c());
    if (precision == Precision.FP32) {
      Operand first = Operand.of(a);
      Operand second = Operand.of(b);
      team.run(worker -> multiply(worker, first, second, adds, result));
    } else {
      Operand first = left.reserve(a);
      Operand second = right.reserve(b);
      team.run(
          worker -> {
            round(worker, left, a);
            round(worker, right, b);
            worker.barrier();
            multiply(worker, first, second, adds, result);
          });
    }
  }

  private void round(Team.Worker worker, Rounded copy, Matrix matrix) {
    int rows = Rounded.storedRows(matrix);
    copy.round(workers.get(worker.index()).row(), matrix, worker.from(rows), worker.to(rows));
  }

  private void multiply(Team.Worker worker, Operand a, Operand b, boolean adds, Operand c) {
    int longer = Math.max(c.rows(), c.columns());
    int blocks = (longer + BLOCK - 1) / BLOCK;
    int from = worker.from(blocks) * BLOCK;
    int count = Math.min(longer, worker.to(blocks) * BLOCK) - from;
    if (count <= 0) {
      return;
    }
    Call call = workers.get(worker.index()).call();
    if (c.rows() >= c.columns()) {
      call.multiply(
          a.block(from, count, 0, a.columns()), b, adds, c.block(from, count, 0, c.columns()));
    } else {
      call.multiply(a, b.block(0, b.rows(), from, count), adds, c.block(0, c.rows(), from, count));
    }
  }

  private static void clear(Product product) {
    Matrix c = product.c();
    for (int i = 0; i < c.rows() && product.accumulation() == Accumulation.REPLACE; i++) {
      c.data().fill(c.offset() + i * c.stride(), c.columns(), 0);
    }
  }

  @Override
  public void close() {
    closed = true;
  }
}
