package io.sluice.cli;

import io.sluice.neural.engine.EngineSettings;
import io.sluice.neural.gemm.Precision;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** What computes. */
final class EngineOptions {
  @Option(
      names = "--provider",
      paramLabel = "PROVIDER",
      completionCandidates = ClosedValues.Providers.class,
      description = "Of matrix products: auto, java, nd4j, onednn or mkl; auto unless given.")
  private Optional<String> provider = Optional.empty();

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "That share the work; all processors unless given.")
  private Optional<Integer> threads = Optional.empty();

  /**
   * All of it together.
   *
   * @param precision of the operands of matrix products, if one was asked for
   */
  EngineSettings settings(Optional<String> precision, Verb verb) {
    try {
      var settings = EngineSettings.defaults();
      settings = provider.map(settings::withProvider).orElse(settings);
      settings = precision.map(Precision::of).map(settings::withPrecision).orElse(settings);
      return threads.map(settings::withThreads).orElse(settings);
    } catch (IllegalArgumentException refused) {
      throw verb.refusal(String.valueOf(refused.getMessage()));
    }
  }

  /** Measures, and refuses in the name of a verb what cannot compute here. */
  static <R> R measured(Supplier<R> measurement, Verb verb) {
    try {
      return measurement.get();
    } catch (IllegalArgumentException refused) {
      throw verb.refusal(String.valueOf(refused.getMessage()));
    }
  }

  boolean choosesProvider() {
    return provider.isPresent();
  }

  /** How many threads were asked for. */
  Optional<Integer> givenThreads() {
    return threads;
  }

  /** As they were given. */
  List<String> arguments(Optional<String> precision) {
    var arguments = new ArrayList<String>();
    provider.ifPresent(name -> arguments.addAll(List.of("--provider", name)));
    precision.ifPresent(name -> arguments.addAll(List.of("--precision", name)));
    threads.ifPresent(count -> arguments.addAll(List.of("--threads", count.toString())));
    return arguments;
  }
}
