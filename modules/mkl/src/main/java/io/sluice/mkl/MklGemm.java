package io.sluice.mkl;

import io.sluice.neural.gemm.Gemm;
import io.sluice.neural.gemm.Matrix;
import io.sluice.neural.gemm.OperandCopies;
import io.sluice.neural.gemm.Precision;
import io.sluice.neural.gemm.Product;
import io.sluice.neural.gemm.ResultBlock;
import io.sluice.neural.gemm.StepProducts;
import io.sluice.neural.gemm.StepRows;
import io.sluice.neural.team.Team;
import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Products by MKL on our own threads: each worker computes a block of the result with one call. The
 * longer side of the result is cut. In bfloat16 the workers round the operands that steps did not
 * write first, each a run of stored rows, and meet.
 */
final class MklGemm implements Gemm {
  /** The result is cut at multiples of this: whole vectors, whole cache lines. */
  private static final int BLOCK = 64;

  private final Precision precision;
  private final MklSteps steps;
  private final List<Own> workers = new ArrayList<>();
  private final OperandCopies<Rounded> copies = new OperandCopies<>(Rounded::new);
  private boolean closed;

  /** What one worker needs for itself. */
  private record Own(Call call, Rounded.Row row) {}

  /** A product of operands as the library reads them. */
  private record Located(Operand a, Operand b, boolean adds, Matrix result) {}

  MklGemm(Precision precision) {
    this.precision = precision;
    steps = new MklSteps(precision);
  }

  @Override
  public Optional<StepProducts> stepProducts() {
    return Optional.of(steps);
  }

  @Override
  public void multiply(Team team, Product product) {
    multiply(team, List.of(product));
  }

  @Override
  public void multiply(Team team, List<Product> products) {
    if (closed) {
      throw new IllegalStateException("these products are closed");
    }
    while (workers.size() < team.size()) {
      workers.add(new Own(new Call(), new Rounded.Row()));
    }
    try {
      List<Located> located = Product.toMultiply(products).stream().map(this::locate).toList();
      team.run(worker -> multiply(worker, located));
    } finally {
      copies.clear();
      Reference.reachabilityFence(products); // they hold the memory
    }
  }

  private Located locate(Product product) {
    boolean adds = product.accumulation() == Accumulation.ADD;
    return new Located(operand(product.a()), operand(product.b()), adds, product.c());
  }

  private Operand operand(Matrix matrix) {
    if (precision == Precision.FP32) {
      return Operand.of(matrix);
    }
    StepRows written = steps.written(matrix);
    return written == null ? copies.of(matrix).seenLike(matrix) : Operand.of(written, matrix);
  }

  private void multiply(Team.Worker worker, List<Located> products) {
    Own own = workers.get(worker.index());
    if (precision == Precision.BF16) {
      for (int i = 0; i < copies.size(); i++) {
        Matrix original = copies.original(i);
        int rows = original.storedRows();
        copies.copy(i).round(own.row(), original, worker.from(rows), worker.to(rows));
      }
      worker.barrier();
    }
    for (Located product : products) {
      multiply(own.call(), ResultBlock.of(worker, product.result(), BLOCK), product);
    }
  }

  private static void multiply(Call call, ResultBlock block, Located product) {
    if (!block.isEmpty()) {
      int depth = product.a().columns();
      call.multiply(
          product.a().block(block.row(), block.rows(), 0, depth),
          product.b().block(0, depth, block.column(), block.columns()),
          product.adds(),
          Operand.of(product.result())
              .block(block.row(), block.rows(), block.column(), block.columns()));
    }
  }

  @Override
  public void close() {
    closed = true;
    steps.close();
  }
}
