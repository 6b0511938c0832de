package io.sluice.neural.engine;

import io.sluice.neural.gemm.GemmProvider;
import io.sluice.neural.gemm.JavaGemmProvider;
import io.sluice.neural.gemm.Precision;
import io.sluice.neural.kernel.Kernels;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The providers of matrix products on this class path, by name. */
final class GemmProviders {
  private GemmProviders() {}

  /** All providers that load, whether or not they can work here; {@code java} is always there. */
  static Map<String, GemmProvider> installed(Kernels kernels) {
    Map<String, GemmProvider> installed = new TreeMap<>();
    Iterator<GemmProvider> found = ServiceLoader.load(GemmProvider.class).iterator();
    while (true) {
      try {
        if (!found.hasNext()) {
          break;
        }
        GemmProvider provider = found.next();
        installed.putIfAbsent(provider.name(), provider);
      } catch (ServiceConfigurationError | LinkageError unusable) {
        // Does not load on this JVM: as good as not installed.
      }
    }
    installed.put(JavaGemmProvider.NAME, new JavaGemmProvider(kernels));
    return installed;
  }

  /** The provider of that name, which must be able to compute in that precision here. */
  static GemmProvider find(Map<String, GemmProvider> installed, String name, Precision precision) {
    GemmProvider provider = installed.get(name);
    if (provider == null) {
      throw new IllegalArgumentException(
          "no provider of matrix products is named '%s'; installed are %s; use one of them, auto, "
                  .formatted(name, String.join(", ", installed.keySet()))
              + "or add the module that brings it (sluice-nd4j for nd4j, sluice-onednn for onednn, "
              + "sluice-mkl for mkl; ./sluice --with onednn, ./sluice --with mkl)");
    }
    Optional<String> reason = provider.unavailable(precision);
    if (reason.isPresent()) {
      throw new IllegalArgumentException(
          "provider %s cannot work here: %s; use %s"
              .formatted(
                  name,
                  reason.get(),
                  precision == Precision.FP32 ? "provider java" : "provider auto or onednn"));
    }
    return provider;
  }

  /** All that can compute in that precision here. */
  static Map<String, GemmProvider> usable(
      Map<String, GemmProvider> installed, Precision precision) {
    Map<String, GemmProvider> usable = new TreeMap<>(installed);
    usable.values().removeIf(provider -> provider.unavailable(precision).isPresent());
    if (usable.isEmpty()) {
      throw new IllegalArgumentException(
          "no provider of matrix products computes in %s here: %s; "
                  .formatted(precision.label(), reasons(installed, precision))
              + "add the module sluice-onednn or, for Intel's processors, sluice-mkl (./sluice --with onednn, --with mkl), "
              + "or use precision fp32");
    }
    return usable;
  }

  private static String reasons(Map<String, GemmProvider> installed, Precision precision) {
    return installed.values().stream()
        .map(provider -> provider.name() + ": " + provider.unavailable(precision).orElse(""))
        .collect(Collectors.joining(", "));
  }
}
