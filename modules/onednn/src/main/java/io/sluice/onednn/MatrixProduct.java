package io.sluice.onednn;

import org.bytedeco.dnnl.dnnl_memory_desc;
import org.bytedeco.dnnl.dnnl_primitive_desc;
import org.bytedeco.dnnl.dnnl_stream;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;

/** One product of fixed shape: {@code c = a b} or {@code c += a b}. */
final class MatrixProduct implements AutoCloseable {
  private static final int LEFT = 0;
  private static final int RIGHT = 1;
  private static final int RESULT = 2;
  private static final int SCRATCH = 3;

  private static final int[] KINDS = {
    dnnl.DNNL_ARG_SRC, dnnl.DNNL_ARG_WEIGHTS, dnnl.DNNL_ARG_DST, dnnl.DNNL_ARG_SCRATCHPAD
  };

  private final Call call;
  private final dnnl_memory_desc right;
  private final long rightBytes;
  private final long scratchBytes;

  /** How the right operand lies in memory. */
  enum Right {
    /** As its layout says. */
    PLAIN,
    /** As the library likes it best; {@link #packing} brings it there. */
    PACKED
  }

  /** Which extent the library's code is not to be made for: it serves all of them. */
  enum Free {
    NONE,
    /** Rows of the left operand and the result. */
    ROWS,
    /** Columns of the left operand, rows of the right one. */
    DEPTH
  }

  /** What is made once: layouts of operands and result, and whether the product is added. */
  record Shape(Layout a, Layout b, Right packing, Layout c, boolean adds, Free free) {
    dnnl_memory_desc describeLeft() {
      return switch (free) {
        case NONE -> a.describe();
        case ROWS -> a.describeAnyRows();
        case DEPTH -> a.describeAnyColumns();
      };
    }

    dnnl_memory_desc describeRight() {
      if (packing == Right.PACKED) {
        return b.describePacked();
      }
      return free == Free.DEPTH ? b.describeAnyRows() : b.describe();
    }

    dnnl_memory_desc describeResult() {
      return free == Free.ROWS ? c.describeAnyRows() : c.describe();
    }
  }

  MatrixProduct(Shape shape) {
    try (Temporaries made = new Temporaries()) {
      dnnl_primitive_desc description = made.add(describe(shape, made));
      dnnl_memory_desc a = made.add(shape.a().describe());
      dnnl_memory_desc b = made.add(right(shape, description));
      dnnl_memory_desc c = made.add(shape.c().describe());
      dnnl_memory_desc scratch =
          made.add(
              copy(
                  dnnl.dnnl_primitive_desc_query_md(
                      description, dnnl.dnnl_query_scratchpad_md, 0)));
      rightBytes = dnnl.dnnl_memory_desc_get_size(b);
      scratchBytes = dnnl.dnnl_memory_desc_get_size(scratch);
      call = new Call(description, KINDS, new dnnl_memory_desc[] {a, b, c, scratch});
      right = made.keep(b);
    }
  }

  private static dnnl_memory_desc right(Shape shape, dnnl_primitive_desc description) {
    return shape.packing() == Right.PACKED
        ? copy(dnnl.dnnl_primitive_desc_query_md(description, dnnl.dnnl_query_weights_md, 0))
        : shape.b().describe();
  }

  private static dnnl_primitive_desc describe(Shape shape, Temporaries made) {
    dnnl_memory_desc a = made.add(shape.describeLeft());
    dnnl_memory_desc b = made.add(shape.describeRight());
    dnnl_memory_desc c = made.add(shape.describeResult());
    try (PointerPointer<Pointer> result = new PointerPointer<>(1)) {
      OneDnn.check(
          "prepare the product " + shape,
          dnnl.dnnl_matmul_primitive_desc_create(
              result,
              OneDnn.engine(),
              a,
              b,
              new dnnl_memory_desc(),
              c,
              ProductAttributes.of(shape.adds())));
      return new dnnl_primitive_desc(result.get());
    }
  }

  private static dnnl_memory_desc copy(dnnl_memory_desc description) {
    try (PointerPointer<Pointer> result = new PointerPointer<>(1)) {
      OneDnn.check("copy a layout", dnnl.dnnl_memory_desc_clone(result, description));
      return new dnnl_memory_desc(result.get());
    }
  }

  long scratchBytes() {
    return scratchBytes;
  }

  /** Whether both read their right operands in the same layout. */
  boolean readsLike(MatrixProduct other) {
    return dnnl.dnnl_memory_desc_equal(right, other.right) != 0;
  }

  /** Size of the right operand, as this product reads it. */
  long rightBytes() {
    return rightBytes;
  }

  /** A copy from a layout to that of the right operand of this product. */
  Call packing(Layout from) {
    return Conversions.create(from, right);
  }

  void run(dnnl_stream stream, long a, long b, long c, long scratch) {
    call.at(LEFT, a).at(RIGHT, b).at(RESULT, c).at(SCRATCH, scratch).run(stream);
  }

  @Override
  public void close() {
    call.close();
    dnnl.dnnl_memory_desc_destroy(right);
  }
}
