package io.sluice.cli;

import io.sluice.corpora.annotated.AnnotatedFormat;
import io.sluice.corpora.annotated.BratFormat;
import io.sluice.model.json.JsonArray;
import io.sluice.model.json.JsonObject;
import io.sluice.model.json.JsonValue;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "tag",
    description =
        "Label text with a tagger. Text is tagged line by line as it arrives; files with columns"
            + " keep all of them and get one more for each layer, the predicted label in IOB2.",
    footer = {
      "",
      "Examples:",
      "  echo 'Ada Lovelace met Charles Babbage in London.' | sluice tag runs/ner",
      "  sluice tag runs/ner --input eng.testa --format conll2003 --output tagged.conll",
      "  sluice tag runs/ner --input letters.jsonl --format jsonl",
      "  sluice tag runs/ner --input letters/ --format brat --output tagged/",
    })
final class TagVerb extends Verb {
  private static final double NANOS = 1e9;
  private static final String TEXT = "text";

  /** When a text is shown in colours. */
  enum Colour {
    AUTO,
    ALWAYS,
    NEVER;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Mixin private ModelArgument argument;

  @Option(
      names = "--input",
      paramLabel = "FILE",
      description =
          "What to tag; standard input, or -, unless given. A directory, or one of its .txt files,"
              + " with --format brat.")
  private String input = TagInput.STANDARD;

  @Mixin private FormatOptions format;

  @Option(
      names = "--layer",
      paramLabel = "NAME",
      description =
          "Of a tagger with several layers of labels; all unless given, the first alone where a"
              + " format has no place for more.")
  private Optional<String> layer = Optional.empty();

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "Write there instead; a new or empty directory with --format brat.")
  private Optional<Path> output = Optional.empty();

  @Option(
      names = "--abstain-below",
      paramLabel = "P",
      description = "Leave out what is less probable.")
  private double leastProbability;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "That tag; all processors unless given.")
  private Optional<Integer> threads = Optional.empty();

  @Option(
      names = "--colour",
      paramLabel = "WHEN",
      description = "Of text: ${COMPLETION-CANDIDATES}; auto, on terminals, unless given.")
  private Colour colour = Colour.AUTO;

  @Override
  public Integer call() throws IOException {
    if (!(leastProbability >= 0 && leastProbability <= 1)) {
      throw refusal("--abstain-below must be in [0, 1], was " + leastProbability);
    }
    var given = TagPlace.input(input, this);
    var count = Threads.of(threads, this);
    var tagger = argument.loadTagger(console()).abstainBelow(leastProbability);
    var layers = TagLayers.of(tagger, layer, this);
    var read = format(layers.name());
    var source = given;
    if (read instanceof BratFormat) {
      source = TagPlace.bratInput(given, this);
    } else {
      TagPlace.requireFile(given, read, this);
    }
    try (var batches = tagger.batches(count)) {
      var marked = new MarkedSpans(layers.first(), coloured());
      run(new TagWork(batches::tagAll, layers, read, marked, argument.name(console())), source);
    }
    return DONE;
  }

  private void run(TagWork work, String source) throws IOException {
    var begun = System.nanoTime();
    var documents = new ArrayList<JsonValue>();
    TagCounts counts;
    if (json() && output.isEmpty()) {
      counts =
          work.documents(source, document -> documents.add(TaggedJson.of(document, work.layers())));
    } else {
      TagCounts written;
      if (work.format() instanceof BratFormat brat) {
        var directory = TagPlace.bratOutput(source, brat, output, this);
        work.aboutLayers().ifPresent(console()::say);
        written = work.write(source, brat, directory);
      } else {
        work.aboutLayers().ifPresent(console()::say);
        written = TagOutput.write(output, console(), out -> work.write(source, out));
      }
      counts = written;
    }
    report(work.layers(), counts, (System.nanoTime() - begun) / NANOS, documents);
  }

  private AnnotatedFormat format(String name) {
    return format.given()
        ? format.of(input, name, this)
        : AnnotatedFormat.of(FormatOptions.byEnding(input).orElse(TEXT), name);
  }

  private boolean coloured() {
    return switch (colour) {
      case ALWAYS -> true;
      case NEVER -> false;
      case AUTO -> output.isEmpty() && Terminal.isTerminal(1);
    };
  }

  private void report(
      TagLayers layers, TagCounts counts, double seconds, List<JsonValue> documents) {
    var speed = counts.tokens() / Math.max(seconds, 1e-9);
    if (json()) {
      var object =
          JsonObject.builder()
              .put("model", argument.toString())
              .put("layer", layers.name())
              .put("input", input)
              .put("output", output.map(Path::toString).orElse("-"))
              .put("sentences", counts.sentences())
              .put("tokens", counts.tokens())
              .put("seconds", seconds)
              .put("tokensPerSecond", speed);
      if (output.isEmpty()) {
        object.put("documents", new JsonArray(documents));
      }
      console().print(object.build());
    } else if (output.isPresent()) {
      console()
          .say(
              Figures.count(counts.tokens(), "token")
                  + " in "
                  + Figures.count(counts.sentences(), "sentence")
                  + " tagged in "
                  + Figures.duration(seconds)
                  + ", "
                  + Figures.count(Math.round(speed))
                  + " a second: "
                  + output.get());
    }
  }
}
