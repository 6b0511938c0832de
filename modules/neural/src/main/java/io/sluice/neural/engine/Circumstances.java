package io.sluice.neural.engine;

import io.sluice.neural.gemm.Precision;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** What the speed of a provider depends on: processor, JVM, kernels, threads, our version. */
final class Circumstances {
  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

  private Circumstances() {}

  /** One line for each circumstance. */
  static String describe(String kernels, int threads, Precision precision) {
    Map<String, String> environment = System.getenv();
    String version = Engine.class.getPackage().getImplementationVersion();
    return """
        processor: %s, %s
        jvm: %s %s
        sluice: %s
        kernels: %s
        threads: %d
        precision: %s
        openblas: %s
        """
        .formatted(
            processor(CPU_INFO, environment),
            System.getProperty("os.arch"),
            System.getProperty("java.vm.name"),
            System.getProperty("java.vm.version"),
            Objects.requireNonNullElse(version, "development"),
            kernels,
            threads,
            precision.label(),
            environment.getOrDefault("OPENBLAS_CORETYPE", "detected"));
  }

  /** The name of the processor, or of the operating system if that is all there is. */
  static String processor(Path cpuInfo, Map<String, String> environment) {
    String fallback =
        environment.getOrDefault("PROCESSOR_IDENTIFIER", System.getProperty("os.name", "unknown"));
    if (!Files.isReadable(cpuInfo)) {
      return fallback;
    }
    try (Stream<String> lines = Files.lines(cpuInfo, StandardCharsets.ISO_8859_1)) {
      return lines
          .filter(line -> line.startsWith("model name") || line.startsWith("CPU part"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(fallback);
    } catch (IOException | java.io.UncheckedIOException unreadable) {
      return fallback;
    }
  }

  /** Where choices are remembered: in {@code SLUICE_CACHE}, or {@code .cache/sluice} at home. */
  static Path directory(Map<String, String> environment, Path home) {
    String cache = environment.getOrDefault("SLUICE_CACHE", "");
    Path root = cache.isBlank() ? home.resolve(".cache").resolve("sluice") : Path.of(cache.strip());
    return root.resolve("providers");
  }
}
