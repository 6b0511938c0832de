package io.sluice.onednn;

import io.sluice.neural.gemm.Precision;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.dnnl.dnnl_engine;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;

/** The native library, loaded once, and its engine. */
final class OneDnn {
  private static final String THREADS = "OMP_NUM_THREADS";
  private static final Optional<String> FAILURE = load();

  private OneDnn() {}

  /** The engine of the processor, one for the process. */
  private static final class Processor {
    static final dnnl_engine ENGINE = create();

    private static dnnl_engine create() {
      try (PointerPointer<Pointer> result = new PointerPointer<>(1)) {
        check("make an engine", dnnl.dnnl_engine_create(result, dnnl.dnnl_cpu, 0));
        return new dnnl_engine(result.get());
      }
    }
  }

  static dnnl_engine engine() {
    return Processor.ENGINE;
  }

  /** Why the library cannot be used, or empty if it can. */
  static Optional<String> unavailable(Precision precision) {
    if (FAILURE.isPresent()) {
      return FAILURE;
    }
    Optional<String> threads = threads(System.getenv());
    if (threads.isPresent() || precision == Precision.FP32) {
      return threads;
    }
    return multipliesBfloat16(dnnl.dnnl_get_effective_cpu_isa())
        ? Optional.empty()
        : Optional.of(
            "this processor (%s) has no instructions for products in %s: avx512_bf16, amx_bf16"
                    .formatted(
                        System.getProperty("os.arch", "unknown").toLowerCase(Locale.ROOT),
                        precision.label())
                + " or avx_ne_convert");
  }

  /** OpenMP reads it once, when it is loaded, and nothing else here can tell it. */
  static Optional<String> threads(Map<String, String> environment) {
    String threads = environment.getOrDefault(THREADS, "");
    return threads.strip().equals("1")
        ? Optional.empty()
        : Optional.of(
            "the environment variable %s must be 1, as the threads are Sluice's own, was %s"
                .formatted(THREADS, threads.isEmpty() ? "not set" : "'" + threads + "'"));
  }

  /** Whether there are such instructions among those of the library's name for the processor. */
  static boolean multipliesBfloat16(int instructions) {
    return has(instructions, dnnl.dnnl_cpu_isa_avx512_core_bf16)
        || has(instructions, dnnl.dnnl_cpu_isa_avx2_vnni_2);
  }

  /**
   * Whether code that leaves an extent open may be used for operands of that precision. With AMX
   * its products of bfloat16 are wrong, and other ones at every run (oneDNN 3.11).
   */
  static boolean leavesExtentsOpen(Precision precision) {
    return leavesExtentsOpen(precision, dnnl.dnnl_get_effective_cpu_isa());
  }

  /**
   * @param instructions the library's name for those of the processor
   */
  static boolean leavesExtentsOpen(Precision precision, int instructions) {
    return precision == Precision.FP32 || !has(instructions, dnnl.dnnl_cpu_isa_avx512_core_amx);
  }

  private static boolean has(int instructions, int wanted) {
    return (instructions & wanted) == wanted;
  }

  private static Optional<String> load() {
    try {
      Loader.load(dnnl.class);
      return Optional.empty();
    } catch (LinkageError | RuntimeException failure) {
      String platform = Loader.getPlatform();
      return Optional.of(
          "oneDNN does not load on %s; is org.bytedeco:dnnl with classifier %s there? (%s)"
              .formatted(platform, platform, failure.getMessage()));
    }
  }

  /**
   * @param what was tried, for the message
   * @throws IllegalStateException if the library reports a failure
   */
  static void check(String what, int status) {
    if (status != dnnl.dnnl_success) {
      throw new IllegalStateException("oneDNN could not %s, status %d".formatted(what, status));
    }
  }
}
