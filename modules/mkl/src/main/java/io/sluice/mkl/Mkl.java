package io.sluice.mkl;

import java.util.Optional;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.mkl.global.mkl_rt;

/** The native library, loaded once and set to one thread. */
final class Mkl {
  private static final Optional<String> FAILURE = load();

  private Mkl() {}

  /** Why the library cannot be used, or empty if it can. */
  static Optional<String> unavailable() {
    return FAILURE;
  }

  /**
   * The threads are Sluice's own. The library's layer without threads is not among the jars, and
   * the environment could ask for it: the one of Intel's OpenMP is, and keeps to one thread.
   */
  private static Optional<String> load() {
    String platform = Loader.getPlatform();
    // a library that is there in parts ends the process when it is called
    if (mkl_rt.class.getResource("/org/bytedeco/mkl/" + platform + "/include/mkl.h") == null) {
      return Optional.of(failure(platform, "the library is not on the class path"));
    }
    try {
      Loader.load(mkl_rt.class);
      mkl_rt.MKL_Set_Threading_Layer(mkl_rt.MKL_THREADING_INTEL);
      mkl_rt.MKL_Set_Interface_Layer(mkl_rt.MKL_INTERFACE_LP64);
      mkl_rt.MKL_Set_Num_Threads(1);
      return Optional.empty();
    } catch (LinkageError | RuntimeException failure) {
      return Optional.of(failure(platform, String.valueOf(failure.getMessage())));
    }
  }

  private static String failure(String platform, String reason) {
    return "MKL does not load on %s (%s); it is there for linux-x86_64 and windows-x86_64, and"
            .formatted(platform, reason)
        + " needs org.bytedeco:mkl with the classifier of that name and the one that ends in -redist";
  }
}
