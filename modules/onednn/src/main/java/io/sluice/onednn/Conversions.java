package io.sluice.onednn;

import org.bytedeco.dnnl.dnnl_memory_desc;
import org.bytedeco.dnnl.dnnl_primitive_attr;
import org.bytedeco.dnnl.dnnl_primitive_desc;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;

/**
 * Copies from one layout to another, rounding to the nearest bfloat16, halfway cases to even, where
 * the types say so.
 */
final class Conversions {
  /** Numbers of the arguments of these calls. */
  static final int FROM = 0;

  static final int TO = 1;

  private static final int[] KINDS = {dnnl.DNNL_ARG_FROM, dnnl.DNNL_ARG_TO};

  private Conversions() {}

  static Call create(Layout from, Layout to) {
    dnnl_memory_desc target = to.describe();
    try {
      return create(from, target);
    } finally {
      dnnl.dnnl_memory_desc_destroy(target);
    }
  }

  /**
   * @param target left alone
   */
  static Call create(Layout from, dnnl_memory_desc target) {
    dnnl_memory_desc source = from.describe();
    try (PointerPointer<Pointer> result = new PointerPointer<>(1)) {
      OneDnn.check(
          "prepare a copy of " + from,
          dnnl.dnnl_reorder_primitive_desc_create(
              result, source, OneDnn.engine(), target, OneDnn.engine(), new dnnl_primitive_attr()));
      return new Call(
          new dnnl_primitive_desc(result.get()), KINDS, new dnnl_memory_desc[] {source, target});
    } finally {
      dnnl.dnnl_memory_desc_destroy(source);
    }
  }
}
