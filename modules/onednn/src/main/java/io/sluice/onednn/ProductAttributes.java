package io.sluice.onednn;

import org.bytedeco.dnnl.dnnl_post_ops;
import org.bytedeco.dnnl.dnnl_primitive_attr;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;

/** What products have in common, made once for the process. */
final class ProductAttributes {
  private static final dnnl_primitive_attr REPLACING = create(false);
  private static final dnnl_primitive_attr ADDING = create(true);

  private ProductAttributes() {}

  /**
   * @param adds whether the product is added to what lies there
   */
  static dnnl_primitive_attr of(boolean adds) {
    return adds ? ADDING : REPLACING;
  }

  /** Scratch memory is ours, so that a primitive is not tied to the thread that made it. */
  private static dnnl_primitive_attr create(boolean adds) {
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
}
