package io.sluice.neural.engine;

import io.sluice.neural.gemm.GemmProvider;
import io.sluice.neural.gemm.JavaGemmProvider;
import io.sluice.neural.kernel.Kernels;
import java.util.Iterator;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.TreeMap;

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

  /** The provider of that name, which must be able to work here. */
  static GemmProvider find(Map<String, GemmProvider> installed, String name) {
    GemmProvider provider = installed.get(name);
    if (provider == null) {
      throw new IllegalArgumentException(
          "no provider of matrix products is named '%s'; installed are %s; use one of them, auto, "
                  .formatted(name, String.join(", ", installed.keySet()))
              + "or add the module that brings it (sluice-nd4j for nd4j)");
    }
    provider
        .unavailable()
        .ifPresent(
            reason -> {
              throw new IllegalArgumentException(
                  "provider %s cannot work here: %s; use provider java".formatted(name, reason));
            });
    return provider;
  }
}
