package io.sluice.cli;

import io.sluice.corpora.TextSource;
import io.sluice.experiments.binding.ConfigFile;
import io.sluice.experiments.config.GenerateConfig;
import io.sluice.experiments.config.LanguageModelConfig;
import io.sluice.language.generation.BeamSearch;
import io.sluice.language.generation.Sampling;
import io.sluice.model.json.JsonArray;
import io.sluice.model.json.JsonObject;
import io.sluice.model.json.JsonValue;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "generate",
    description = "Write text with a model.",
    footer = {
      "",
      "Examples:",
      "  sluice generate runs/quickstart --length 1000",
      "  sluice generate model.sluice --prompt 'ROMEO:' --temperature 0.8 --seed 7",
      "  sluice generate model.sluice --precision int8 --threads 2 --length 10000",
    })
final class GenerateVerb extends Verb {
  private static final double NANOS = 1e9;
  private static final Optional<NoveltyOption.Measured> NOTHING = Optional.empty();

  @Mixin private ModelArgument argument;
  @Mixin private SamplingOptions options;
  @Mixin private NoveltyOption novelty;
  @Mixin private PrecisionOption precision;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "That share every step of a text, unless it is searched for; default 1.")
  private int threads = 1;

  @Option(
      names = "--prompt",
      paramLabel = "TEXT",
      description =
          "What the text starts with (\\n is a new line); as the run is configured, else nothing,"
              + " unless given.")
  private Optional<String> prompt = Optional.empty();

  @Option(names = "--samples", paramLabel = "N", description = "Texts to write; default 1.")
  private int samples = 1;

  @Option(
      names = "--beam",
      paramLabel = "WIDTH",
      description =
          "Search for the likeliest texts; nothing is drawn, nor any option of that heard.")
  private Optional<Integer> beam = Optional.empty();

  @Override
  public Integer call() throws IOException {
    if (samples < 1) {
      throw refusal("--samples must be at least 1, was " + samples);
    }
    precision.check(this);
    Threads.of(Optional.of(threads), this);
    var defaults = argument.runConfig().map(LanguageModelConfig::generate).orElse(defaults());
    var start = prompt.map(SamplingOptions::unescape).orElse(defaults.prompt());
    var sampling = checked(defaults);
    var model = precision.apply(argument.load(console()), this);
    var known = new Prompt(start);
    known.requireKnown(model, this);
    known.tellUnknown(model.codec(), console());
    var corpus = novelty.open(console());
    var begun = System.nanoTime();
    var writing = new GeneratedTexts(model, start, samples, this);
    var texts =
        beam.isPresent() ? writing.search(sampling, beam.get()) : writing.sample(sampling, threads);
    var seconds = (System.nanoTime() - begun) / NANOS;
    var measured = corpus.isPresent() ? Optional.of(compared(corpus.get(), texts)) : NOTHING;
    if (json()) {
      console().print(object(start, texts, seconds, measured));
    } else {
      measured.ifPresent(found -> console().say(found.text()));
    }
    return DONE;
  }

  private static NoveltyOption.Measured compared(TextSource corpus, List<JsonObject> texts)
      throws IOException {
    return NoveltyOption.measure(corpus, texts.stream().map(text -> text.string("text")).toList());
  }

  /** What holds for a model whose run is not known. */
  static GenerateConfig defaults() {
    return new ConfigFile("defaults", Path.of(""), "{}", List.of()).bind(GenerateConfig.class);
  }

  private Sampling checked(GenerateConfig defaults) {
    if (beam.isPresent() && samples > Math.max(1, beam.get())) {
      throw refusal(
          "--beam %d finds no more than %d texts, --samples asks for %d"
              .formatted(beam.get(), beam.get(), samples));
    }
    var unheard = options.ofDrawing();
    if (beam.isPresent() && !unheard.isEmpty()) {
      throw refusal(
          "--beam searches for the likeliest text and draws nothing; leave out "
              + String.join(", ", unheard)
              + ", or --beam");
    }
    if (options.isContradictory()) {
      throw refusal("--greedy always takes the likeliest; leave out --temperature, or --greedy");
    }
    try {
      beam.ifPresent(width -> new BeamSearch(width, GeneratedTexts.LENGTH_PENALTY, 1));
      return options.sampling(defaults);
    } catch (IllegalArgumentException outOfRange) {
      throw refusal(String.valueOf(outOfRange.getMessage()));
    }
  }

  private JsonObject object(
      String start,
      List<JsonObject> texts,
      double seconds,
      Optional<NoveltyOption.Measured> measured) {
    var object =
        JsonObject.builder()
            .put("model", argument.toString())
            .put("prompt", start)
            .put("samples", new JsonArray(List.<JsonValue>copyOf(texts)))
            .put("seconds", seconds);
    measured.ifPresent(found -> object.put("novelty", found.object()));
    return object.build();
  }
}
