package io.sluice.neural.gemm;

import io.sluice.neural.kernel.Kernels;
import java.util.Optional;

/** Provider {@code java}: matrix products by our own panel kernels, the same bytes everywhere. */
public final class JavaGemmProvider implements GemmProvider {
  /** Name of this provider in configurations. */
  public static final String NAME = "java";

  private final Kernels kernels;

  /** Uses the fastest kernels that work here. */
  public JavaGemmProvider() {
    this(Kernels.best());
  }

  public JavaGemmProvider(Kernels kernels) {
    this.kernels = kernels;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Optional<String> unavailable() {
    return Optional.empty();
  }

  @Override
  public boolean reproducible() {
    return true;
  }

  @Override
  public Gemm open() {
    return new JavaGemm(kernels.panels());
  }
}
