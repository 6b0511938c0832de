package io.sluice.nd4j;

import io.sluice.neural.gemm.Gemm;
import io.sluice.neural.gemm.GemmProvider;
import java.util.Optional;

/**
 * Provider {@code nd4j}: the OpenBLAS that ND4J ships, called directly. ND4J itself is not started
 * and need not be there. Results are the same bytes on machines of one type with the same number of
 * threads.
 */
public final class Nd4jGemmProvider implements GemmProvider {
  /** Name of this provider in configurations. */
  public static final String NAME = "nd4j";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Optional<String> unavailable() {
    try {
      return OpenBlas.unavailable();
    } catch (LinkageError missing) {
      return Optional.of("JavaCPP or OpenBLAS is not on the class path (" + missing + ")");
    }
  }

  @Override
  public Gemm open() {
    unavailable()
        .ifPresent(
            reason -> {
              throw new IllegalStateException("provider nd4j cannot work here: " + reason);
            });
    return new Nd4jGemm();
  }
}
