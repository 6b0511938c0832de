package io.sluice.onednn;

import java.util.ArrayDeque;
import java.util.Deque;
import org.bytedeco.dnnl.dnnl_memory_desc;
import org.bytedeco.dnnl.dnnl_primitive_desc;
import org.bytedeco.dnnl.global.dnnl;

/** Descriptions that are needed for a while: destroyed together, whatever happens. */
final class Temporaries implements AutoCloseable {
  private final Deque<Runnable> ends = new ArrayDeque<>();

  dnnl_memory_desc add(dnnl_memory_desc description) {
    ends.push(() -> dnnl.dnnl_memory_desc_destroy(description));
    return description;
  }

  dnnl_primitive_desc add(dnnl_primitive_desc description) {
    ends.push(() -> dnnl.dnnl_primitive_desc_destroy(description));
    return description;
  }

  @Override
  public void close() {
    ends.forEach(Runnable::run);
    ends.clear();
  }
}
