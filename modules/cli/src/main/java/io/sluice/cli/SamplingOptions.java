package io.sluice.cli;

import io.sluice.experiments.config.GenerateConfig;
import io.sluice.language.generation.Sampling;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** How text is written; what is not given is as in the run's own configuration. */
final class SamplingOptions {
  private static final Pattern ESCAPE = Pattern.compile("\\\\([nt\\\\])");

  @Option(
      names = "--length",
      paramLabel = "N",
      description = "Symbols to write at most; as the run is configured, else 300, unless given.")
  private Optional<Integer> length = Optional.empty();

  @Option(
      names = "--temperature",
      paramLabel = "T",
      description =
          "Below 1 safer, above 1 bolder, 0 always the likeliest; as the run is configured, else"
              + " 0.8, unless given.")
  private Optional<Double> temperature = Optional.empty();

  @Option(
      names = "--top-k",
      paramLabel = "K",
      description = "Choose among this many likeliest symbols only.")
  private Optional<Integer> topK = Optional.empty();

  @Option(
      names = "--top-p",
      paramLabel = "P",
      description = "Choose among the likeliest symbols that make up this share.")
  private Optional<Double> topP = Optional.empty();

  @Option(
      names = "--min-p",
      paramLabel = "P",
      description = "Drop symbols less likely than this share of the likeliest.")
  private Optional<Double> minP = Optional.empty();

  @Option(
      names = "--repetition-penalty",
      paramLabel = "R",
      description = "Above 1, symbols written lately become less likely.")
  private Optional<Double> repetitionPenalty = Optional.empty();

  @Option(names = "--greedy", description = "Always the likeliest symbol.")
  private boolean greedy;

  @Option(
      names = "--stop",
      paramLabel = "TEXT",
      description = "End before this text (\\n is a new line); may be repeated.")
  private List<String> stop = new ArrayList<>();

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Same seed, same text; without it, another text every time.")
  private Optional<Long> seed = Optional.empty();

  /**
   * All of it together.
   *
   * @param defaults what holds where nothing is given
   * @throws IllegalArgumentException if a value is out of range
   */
  Sampling sampling(GenerateConfig defaults) {
    var sampling =
        Sampling.seeded(seed.orElseGet(SamplingOptions::anySeed))
            .length(length.orElse(defaults.length()))
            .temperature(greedy ? 0 : temperature.orElse(defaults.temperature()))
            .topK(topK.orElse(defaults.topK().orElse(Sampling.DEFAULT.topK())))
            .topP(topP.orElse(defaults.topP().orElse(Sampling.DEFAULT.topP())))
            .minP(minP.orElse(defaults.minP().orElse(Sampling.DEFAULT.minP())))
            .repetitionPenalty(
                repetitionPenalty.orElse(defaults.repetitionPenalty()),
                defaults.repetitionWindow());
    for (var text : stops(defaults)) {
      sampling = sampling.stop(text);
    }
    return sampling;
  }

  /**
   * The options given that say how to draw symbols, of which a search for the likeliest has no use.
   */
  List<String> ofDrawing() {
    var given = new ArrayList<String>();
    temperature.ifPresent(value -> given.add("--temperature"));
    topK.ifPresent(value -> given.add("--top-k"));
    topP.ifPresent(value -> given.add("--top-p"));
    minP.ifPresent(value -> given.add("--min-p"));
    repetitionPenalty.ifPresent(value -> given.add("--repetition-penalty"));
    if (greedy) {
      given.add("--greedy");
    }
    seed.ifPresent(value -> given.add("--seed"));
    return given;
  }

  /** Whether the likeliest is always taken, and a temperature given beside. */
  boolean isContradictory() {
    return greedy && temperature.isPresent();
  }

  private List<String> stops(GenerateConfig defaults) {
    return stop.isEmpty() ? defaults.stop() : stop.stream().map(SamplingOptions::unescape).toList();
  }

  /** Short enough to be typed again. */
  private static long anySeed() {
    return Math.floorMod(System.nanoTime() / 1000, 1_000_000L);
  }

  /** {@code \n}, {@code \t} and {@code \\} as people type them in a shell. */
  static String unescape(String text) {
    return ESCAPE
        .matcher(text)
        .replaceAll(
            found ->
                switch (found.group(1)) {
                  case "n" -> "\n";
                  case "t" -> "\t";
                  default -> "\\\\";
                });
  }
}
