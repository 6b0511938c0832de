package io.sluice.cli;

import io.sluice.corpora.TextSource;
import io.sluice.experiments.Unit;
import io.sluice.experiments.binding.ConfigFile;
import io.sluice.experiments.config.GenerateConfig;
import io.sluice.experiments.config.LanguageModelConfig;
import io.sluice.language.Generated;
import io.sluice.language.LanguageModel;
import io.sluice.language.ReadingDirection;
import io.sluice.language.generation.BeamSearch;
import io.sluice.language.generation.Hypothesis;
import io.sluice.language.generation.Sampling;
import io.sluice.model.json.JsonArray;
import io.sluice.model.json.JsonObject;
import io.sluice.model.json.JsonValue;
import io.sluice.neural.team.Team;
import io.sluice.text.SymbolCodec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
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

  /** Texts are compared by their mean log probability, more or less. */
  private static final double LENGTH_PENALTY = 1;

  /** Words of a prompt. */
  private static final int NAMED = 10;

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
      description = "What the text starts with (\\n is a new line).")
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
    requireKnown(model, start);
    tellUnknown(model.codec(), start);
    var corpus = novelty.open(console());
    var begun = System.nanoTime();
    var texts = beam.isPresent() ? search(model, start, sampling) : sample(model, start, sampling);
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

  /** Before anything is written. */
  private void requireKnown(LanguageModel model, String start) {
    try {
      model.step(model.start(), start);
    } catch (IllegalArgumentException unknown) {
      throw refusal(String.valueOf(unknown.getMessage()));
    }
  }

  /** Words that a model does not know are all the same to it. */
  private void tellUnknown(SymbolCodec codec, String start) {
    var unknown = codec.unknown(start);
    if (unknown.isEmpty()) {
      return;
    }
    var different = List.copyOf(new LinkedHashSet<>(unknown));
    var named = String.join(", ", different.subList(0, Math.min(NAMED, different.size())));
    var more = different.size() - NAMED;
    console()
        .say(
            "the model does not know "
                + Figures.count(unknown.size())
                + " of the "
                + Figures.count(codec.tally(start).symbols(), "word")
                + " of the prompt and reads "
                + codec.vocabulary().symbol(codec.vocabulary().unknown().orElseThrow())
                + " in place of: "
                + named
                + (more > 0 ? " and " + more + " more" : ""));
  }

  private static GenerateConfig defaults() {
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
      beam.ifPresent(width -> new BeamSearch(width, LENGTH_PENALTY, 1));
      return options.sampling(defaults);
    } catch (IllegalArgumentException outOfRange) {
      throw refusal(String.valueOf(outOfRange.getMessage()));
    }
  }

  private List<JsonObject> sample(LanguageModel model, String start, Sampling sampling) {
    if (threads == 1) {
      return sample(model, sampling, start, own -> model.generate(start, own, this::show));
    }
    try (var team = Team.of(threads)) {
      return sample(model, sampling, start, own -> model.generate(start, own, this::show, team));
    }
  }

  private List<JsonObject> sample(
      LanguageModel model, Sampling sampling, String start, Function<Sampling, Generated> writer) {
    var texts = new ArrayList<JsonObject>();
    for (var i = 0; i < samples; i++) {
      var own = sampling.seed(sampling.seed() + i);
      var begun = System.nanoTime();
      heading(i);
      var forward = model.settings().reading() == ReadingDirection.FORWARD;
      show(forward ? start : "");
      var text = writer.apply(own);
      show(forward ? "\n" : start + "\n");
      summary(model, own, text, (System.nanoTime() - begun) / NANOS);
      texts.add(
          JsonObject.builder()
              .put("seed", own.seed())
              .put("text", text.text())
              .put("symbols", text.symbols())
              .put("end", text.end().name().toLowerCase(Locale.ROOT))
              .build());
    }
    return texts;
  }

  private List<JsonObject> search(LanguageModel model, String start, Sampling sampling) {
    var search =
        new BeamSearch(beam.orElseThrow(), LENGTH_PENALTY, Math.max(1, sampling.maximumLength()));
    var texts = new ArrayList<JsonObject>();
    var found = model.search(start, search, sampling.stops());
    for (Hypothesis best : found.subList(0, Math.min(samples, found.size()))) {
      heading(texts.size());
      show(model.settings().reading().whole(start, best.text()) + "\n");
      texts.add(
          JsonObject.builder()
              .put("text", best.text())
              .put("symbols", best.symbols().length)
              .put("logProbability", best.logProbability())
              .build());
    }
    return texts;
  }

  /** Above each text where there are several. */
  private void heading(int index) {
    if (samples > 1) {
      show((index == 0 ? "" : "\n") + "--- " + (index + 1) + " of " + samples + " ---\n");
    }
  }

  private void show(String text) {
    if (!json()) {
      console().print(text);
    }
  }

  private void summary(LanguageModel model, Sampling sampling, Generated text, double seconds) {
    if (!json() && console().terminal().interactive()) {
      var unit = Unit.of(model.symbols());
      console()
          .say(
              "("
                  + Figures.count(text.symbols(), unit.noun())
                  + ", "
                  + Figures.count(Math.round(text.symbols() / seconds))
                  + " "
                  + unit.noun()
                  + "s/s, --seed "
                  + sampling.seed()
                  + ")");
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
