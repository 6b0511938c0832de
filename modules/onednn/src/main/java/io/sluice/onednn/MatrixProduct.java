package io.sluice.onednn;

import org.bytedeco.dnnl.dnnl_memory_desc;
import org.bytedeco.dnnl.dnnl_post_ops;
import org.bytedeco.dnnl.dnnl_primitive_attr;
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

  /** What is made once: layouts of operands and result, and whether the product is added. */
  record Shape(Layout a, Layout b, Right packing, Layout c, boolean adds) {}

  MatrixProduct(Shape shape) {
    dnnl_memory_desc a = shape.a().describe();
    dnnl_memory_desc b =
        shape.packing() == Right.PACKED ? shape.b().describePacked() : shape.b().describe();
    dnnl_memory_desc c = shape.c().describe();
    dnnl_primitive_attr attributes = attributes(shape.adds());
    try (PointerPointer<Pointer> result = new PointerPointer<>(1)) {
      OneDnn.check(
          "prepare the product " + shape,
          dnnl.dnnl_matmul_primitive_desc_create(
              result, OneDnn.engine(), a, b, new dnnl_memory_desc(), c, attributes));
      dnnl_primitive_desc description = new dnnl_primitive_desc(result.get());
      right = copy(dnnl.dnnl_primitive_desc_query_md(description, dnnl.dnnl_query_weights_md, 0));
      rightBytes = dnnl.dnnl_memory_desc_get_size(right);
      dnnl_memory_desc scratch =
          copy(dnnl.dnnl_primitive_desc_query_md(description, dnnl.dnnl_query_scratchpad_md, 0));
      scratchBytes = dnnl.dnnl_memory_desc_get_size(scratch);
      call = new Call(description, KINDS, new dnnl_memory_desc[] {a, right, c, scratch});
      dnnl.dnnl_memory_desc_destroy(scratch);
    } finally {
      dnnl.dnnl_primitive_attr_destroy(attributes);
      dnnl.dnnl_memory_desc_destroy(a);
      dnnl.dnnl_memory_desc_destroy(b);
      dnnl.dnnl_memory_desc_destroy(c);
    }
  }

  private static dnnl_memory_desc copy(dnnl_memory_desc description) {
    try (PointerPointer<Pointer> result = new PointerPointer<>(1)) {
      OneDnn.check("copy a layout", dnnl.dnnl_memory_desc_clone(result, description));
      return new dnnl_memory_desc(result.get());
    }
  }

  /** Scratch memory is ours, so that a primitive is not tied to the thread that made it. */
  private static dnnl_primitive_attr attributes(boolean adds) {
    try (PointerPointer<Pointer> result = new PointerPointer<>(1)) {
      OneDnn.check("make attributes", dnnl.dnnl_primitive_attr_create(result));
      dnnl_primitive_attr attributes = new dnnl_primitive_attr(result.get());
      OneDnn.check(
          "set the scratch memory",
          dnnl.dnnl_primitive_attr_set_scratchpad_mode(attributes, dnnl.dnnl_scratchpad_mode_user));
      if (adds) {
        OneDnn.check("make a sum", dnnl.dnnl_post_ops_create(result));
        dnnl_post_ops sum = new dnnl_post_ops(result.get());
        OneDnn.check(
            "append a sum", dnnl.dnnl_post_ops_append_sum(sum, 1, 0, dnnl.dnnl_data_type_undef));
        OneDnn.check("set a sum", dnnl.dnnl_primitive_attr_set_post_ops(attributes, sum));
        dnnl.dnnl_post_ops_destroy(sum);
      }
      return attributes;
    }
  }

  long scratchBytes() {
    return scratchBytes;
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
