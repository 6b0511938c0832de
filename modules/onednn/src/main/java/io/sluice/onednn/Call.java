package io.sluice.onednn;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.dnnl.dnnl_exec_arg_t;
import org.bytedeco.dnnl.dnnl_memory;
import org.bytedeco.dnnl.dnnl_memory_desc;
import org.bytedeco.dnnl.dnnl_primitive;
import org.bytedeco.dnnl.dnnl_primitive_desc;
import org.bytedeco.dnnl.dnnl_stream;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;

/**
 * A primitive of the library with its arguments: made once for a shape, run often at different
 * addresses. Used by one thread at a time.
 */
final class Call implements AutoCloseable {
  private final dnnl_primitive primitive;
  private final List<dnnl_memory> memories = new ArrayList<>();
  private final dnnl_exec_arg_t arguments;
  private final Address address = new Address();

  /**
   * @param description of the primitive; left alone
   * @param kinds of the arguments, in the library's numbers
   * @param layouts of the arguments; left alone
   */
  Call(dnnl_primitive_desc description, int[] kinds, dnnl_memory_desc[] layouts) {
    arguments = new dnnl_exec_arg_t(kinds.length);
    try (PointerPointer<Pointer> result = new PointerPointer<>(1)) {
      OneDnn.check("make a primitive", dnnl.dnnl_primitive_create(result, description));
      primitive = new dnnl_primitive(result.get());
    }
    try (PointerPointer<Pointer> result = new PointerPointer<>(1)) {
      for (int i = 0; i < kinds.length; i++) {
        OneDnn.check(
            "make an argument",
            dnnl.dnnl_memory_create(result, layouts[i], OneDnn.engine(), new Address()));
        dnnl_memory memory = new dnnl_memory(result.get());
        memories.add(memory);
        arguments.position(i).arg(kinds[i]).memory(memory);
      }
      arguments.position(0);
    } catch (RuntimeException refused) {
      close();
      throw refused;
    }
  }

  /** Sets where an argument lies. */
  Call at(int argument, long where) {
    OneDnn.check(
        "set an argument",
        dnnl.dnnl_memory_set_data_handle(memories.get(argument), address.at(where)));
    return this;
  }

  void run(dnnl_stream stream) {
    OneDnn.check(
        "run a primitive",
        dnnl.dnnl_primitive_execute(primitive, stream, memories.size(), arguments));
  }

  @Override
  public void close() {
    for (dnnl_memory memory : memories) {
      dnnl.dnnl_memory_destroy(memory);
    }
    dnnl.dnnl_primitive_destroy(primitive);
    arguments.deallocate();
  }
}
