package io.sluice.onednn;

import io.sluice.neural.gemm.Gemm;
import io.sluice.neural.gemm.GemmProvider;
import io.sluice.neural.gemm.Precision;
import java.util.Optional;

/**
 * Provider {@code onednn}: Intel's oneDNN. Results are the same bytes on machines of one type with
 * the same number of threads.
 */
public final class OneDnnGemmProvider implements GemmProvider {
  /** Name of this provider in configurations. */
  public static final String NAME = "onednn";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Optional<String> unavailable() {
    return unavailable(Precision.FP32);
  }

  @Override
  public Optional<String> unavailable(Precision precision) {
    try {
      return OneDnn.unavailable(precision);
    } catch (LinkageError missing) {
      return Optional.of("JavaCPP or oneDNN is not on the class path (" + missing + ")");
    }
  }

  @Override
  public Gemm open() {
    return open(Precision.FP32);
  }

  @Override
  public Gemm open(Precision precision) {
    unavailable(precision)
        .ifPresent(
            reason -> {
              throw new IllegalStateException("provider onednn cannot work here: " + reason);
            });
    return new OneDnnGemm(precision);
  }
}
