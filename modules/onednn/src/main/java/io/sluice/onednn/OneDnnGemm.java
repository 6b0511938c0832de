package io.sluice.onednn;

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
 * Products by oneDNN on our own threads: each worker computes a block of the result with one call.
 * The longer side of the result is cut. In bfloat16 the workers round the operands that steps did
 * not write first, each a run of stored rows, and meet.
 */
final class OneDnnGemm implements Gemm {
  /** The result is cut at multiples of this: whole vectors, whole cache lines. */
  private static final int BLOCK = 64;

  /**
   * From so many multiplications of each worker on, code of its own for a shape, half a
   * millisecond's work, pays at once: up to a tenth of the time of products in bfloat16. So do left
   * operands turned to lie by rows: a third of the time with AMX.
   */
  private static final double LARGE = 5e8;

  private final Precision precision;
  private final boolean leavesExtentsOpen;
  private final OneDnnSteps steps;
  private final List<Calls> calls = new ArrayList<>();
  private final OperandCopies<Rounded> copies = new OperandCopies<>(Rounded::new);
  private final OperandCopies<Turned> turned = new OperandCopies<>(Turned::new);
  private boolean closed;

  /** A product of operands as the library reads them. */
  private record Located(
      Operand a, Operand b, boolean adds, MatrixProduct.Free free, Matrix result) {}

  OneDnnGemm(Precision precision) {
    this.precision = precision;
    leavesExtentsOpen = OneDnn.leavesExtentsOpen(precision);
    steps = new OneDnnSteps(precision);
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
    while (calls.size() < team.size()) {
      calls.add(new Calls());
    }
    try {
      List<Located> located =
          Product.toMultiply(products).stream()
              .map(product -> locate(product, team.size()))
              .toList();
      team.run(worker -> multiply(worker, located));
    } finally {
      copies.clear();
      turned.clear();
      Reference.reachabilityFence(products); // they hold the memory
    }
  }

  /**
   * Depends on shapes, on who wrote the operands and on the team alone, never on what was met
   * before; so do the bytes.
   */
  private Located locate(Product product, int workers) {
    Matrix a = product.a();
    Matrix c = product.c();
    boolean large = (double) c.rows() * c.columns() * product.depth() >= LARGE * workers;
    boolean byColumns = a.order() == Matrix.Order.COLUMNS;
    boolean turns = large && byColumns && precision == Precision.BF16 && steps.written(a) == null;
    return new Located(
        turns ? turned.of(a).of(a) : operand(a),
        operand(product.b()),
        product.accumulation() == Accumulation.ADD,
        large || !leavesExtentsOpen ? MatrixProduct.Free.NONE : varying(byColumns),
        c);
  }

  /** That of time and batch, which differs from batch to batch: one code serves all its sizes. */
  private static MatrixProduct.Free varying(boolean byColumns) {
    return byColumns ? MatrixProduct.Free.DEPTH : MatrixProduct.Free.ROWS;
  }

  private Operand operand(Matrix matrix) {
    if (precision == Precision.FP32) {
      return Operand.of(matrix);
    }
    StepRows written = steps.written(matrix);
    return written == null ? copies.of(matrix).seenLike(matrix) : Operand.of(written, matrix);
  }

  private void multiply(Team.Worker worker, List<Located> products) {
    if (precision == Precision.BF16) {
      for (int i = 0; i < copies.size(); i++) {
        copies.copy(i).round(calls.get(worker.index()), worker, copies.original(i));
      }
      for (int i = 0; i < turned.size(); i++) {
        turned.copy(i).round(calls.get(worker.index()), worker, turned.original(i));
      }
      worker.barrier();
    }
    for (Located product : products) {
      multiply(worker, product);
    }
  }

  private void multiply(Team.Worker worker, Located product) {
    ResultBlock block = ResultBlock.of(worker, product.result(), BLOCK);
    if (block.isEmpty()) {
      return;
    }
    int depth = product.a().layout().columns();
    Operand a = product.a().block(block.row(), block.rows(), 0, depth);
    Operand b = product.b().block(0, depth, block.column(), block.columns());
    Operand c =
        Operand.of(product.result())
            .block(block.row(), block.rows(), block.column(), block.columns());
    Calls own = calls.get(worker.index());
    MatrixProduct code =
        own.product(
            new MatrixProduct.Shape(
                a.layout(),
                b.layout(),
                MatrixProduct.Right.PLAIN,
                c.layout(),
                product.adds(),
                product.free()));
    own.multiply(code, a.address(), b.address(), c.address());
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      calls.forEach(Calls::close);
      steps.close();
    }
  }
}
