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
    try (Temporaries made = new Temporaries()) {
      return create(from, made.add(to.describe()));
    }
  }

  /**
   * @param target left alone
   */
  static Call create(Layout from, dnnl_memory_desc target) {
    try (Temporaries made = new Temporaries();
        PointerPointer<Pointer> result = new PointerPointer<>(1)) {
      dnnl_memory_desc source = made.add(from.describe());
      OneDnn.check(
          "prepare a copy of " + from,
          dnnl.dnnl_reorder_primitive_desc_create(
              result, source, OneDnn.engine(), target, OneDnn.engine(), new dnnl_primitive_attr()));
      return new Call(
          made.add(new dnnl_primitive_desc(result.get())),
          KINDS,
          new dnnl_memory_desc[] {source, target});
    }
  }
}
