package io.sluice.mkl;

import io.sluice.neural.gemm.Gemm;
import io.sluice.neural.gemm.GemmProvider;
import io.sluice.neural.gemm.Precision;
import java.util.Optional;

/**
 * Provider {@code mkl}: Intel's Math Kernel Library. Results are the same bytes on machines of one
 * type with the same number of threads.
 */
public final class MklGemmProvider implements GemmProvider {
  /** Name of this provider in configurations. */
  public static final String NAME = "mkl";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Optional<String> unavailable() {
    try {
      return Mkl.unavailable();
    } catch (LinkageError missing) {
      return Optional.of("JavaCPP or MKL is not on the class path (" + missing + ")");
    }
  }

  /** Products of bfloat16 are computed everywhere, with whatever instructions there are. */
  @Override
  public Optional<String> unavailable(Precision precision) {
    return unavailable();
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
              throw new IllegalStateException("provider mkl cannot work here: " + reason);
            });
    return new MklGemm(precision);
  }
}
