package io.sluice.cli;

import io.sluice.corpora.annotated.AnnotatedFormat;
import io.sluice.model.json.JsonArray;
import io.sluice.model.json.JsonObject;
import io.sluice.model.json.JsonValue;
import io.sluice.tagging.BatchTagger;
import io.sluice.tagging.Tagger;
import java.io.IOException;
import java.nio.file.Files;
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
            + " keep all of them and get one more, the predicted label in IOB2.",
    footer = {
      "",
      "Examples:",
      "  echo 'Ada Lovelace met Charles Babbage in London.' | sluice tag runs/ner",
      "  sluice tag runs/ner --input eng.testa --format conll2003 --output tagged.conll",
      "  sluice tag runs/ner --input letters.jsonl --format jsonl",
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
      description = "What to tag; standard input, or -, unless given.")
  private String input = TagInput.STANDARD;

  @Mixin private FormatOptions format;

  @Option(names = "--output", paramLabel = "FILE", description = "Write there instead.")
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
    if (!input.equals(TagInput.STANDARD) && !Files.exists(Path.of(input))) {
      throw refusal("there is no file " + input);
    }
    var count = Threads.of(threads, this);
    var tagger = argument.loadTagger(console()).abstainBelow(leastProbability);
    try (var batches = tagger.batches(count);
        var lines = TagInput.open(input)) {
      var documents = new ArrayList<JsonValue>();
      var begun = System.nanoTime();
      var counts =
          json() && output.isEmpty()
              ? documents(tagger, batches)
                  .run(lines, document -> documents.add(TaggedJson.of(document, layer(tagger))))
              : TagOutput.write(output, console(), out -> tagging(tagger, batches, out).run(lines));
      report(counts, (System.nanoTime() - begun) / NANOS, documents);
    }
    return DONE;
  }

  private static String layer(Tagger tagger) {
    return tagger.tags().get(0).layer().name();
  }

  /** What runs over the input and writes as it was asked for. */
  private Tagging tagging(Tagger tagger, BatchTagger batches, TagOutput out) {
    var read = format(tagger);
    if (read.name().equals(TEXT)) {
      var marked = new MarkedSpans(tagger.tags().get(0), coloured());
      return lines -> new TextTagging(batches::tagAll, marked).run(lines, out);
    }
    var columns = TokenColumns.of(read);
    if (columns.isPresent()) {
      var tagging = new ColumnTagging(columns.get(), batches::tagAll, layer(tagger));
      return lines -> tagging.run(lines, out);
    }
    return lines -> {
      var writer = read.writer(out.asWriter());
      return documents(tagger, batches).run(lines, writer::write);
    };
  }

  private DocumentTagging documents(Tagger tagger, BatchTagger batches) {
    return new DocumentTagging(format(tagger), batches::tagAll, tagger.tags().get(0));
  }

  private AnnotatedFormat format(Tagger tagger) {
    return format.given()
        ? format.of(input, layer(tagger), this)
        : AnnotatedFormat.of(FormatOptions.byEnding(input).orElse(TEXT), layer(tagger));
  }

  private boolean coloured() {
    return switch (colour) {
      case ALWAYS -> true;
      case NEVER -> false;
      case AUTO -> output.isEmpty() && Terminal.isTerminal(1);
    };
  }

  private void report(TagCounts counts, double seconds, List<JsonValue> documents) {
    var speed = counts.tokens() / Math.max(seconds, 1e-9);
    if (json()) {
      var object =
          JsonObject.builder()
              .put("model", argument.toString())
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
