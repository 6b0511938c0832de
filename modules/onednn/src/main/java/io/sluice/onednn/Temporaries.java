package io.sluice.onednn;

import java.util.IdentityHashMap;
import org.bytedeco.dnnl.dnnl_memory_desc;
import org.bytedeco.dnnl.dnnl_primitive_desc;
import org.bytedeco.dnnl.global.dnnl;

/** Descriptions that are needed for a while: destroyed together, whatever happens. */
final class Temporaries implements AutoCloseable {
  private final IdentityHashMap<Object, Runnable> ends = new IdentityHashMap<>();

  dnnl_memory_desc add(dnnl_memory_desc description) {
    ends.put(description, () -> dnnl.dnnl_memory_desc_destroy(description));
    return description;
  }

  dnnl_primitive_desc add(dnnl_primitive_desc description) {
    ends.put(description, () -> dnnl.dnnl_primitive_desc_destroy(description));
    return description;
  }

  /** Hands one over to the caller, who destroys it. */
  dnnl_memory_desc keep(dnnl_memory_desc description) {
    ends.remove(description);
    return description;
  }

  @Override
  public void close() {
    ends.values().forEach(Runnable::run);
    ends.clear();
  }
}
