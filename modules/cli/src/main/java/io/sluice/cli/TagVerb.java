package io.sluice.cli;

import io.sluice.corpora.annotated.AnnotatedFormat;
import io.sluice.corpora.annotated.BratFormat;
import io.sluice.corpora.annotated.PlainTextFormat;
import io.sluice.model.json.JsonValue;
import io.sluice.tagging.Tagger;
import io.sluice.text.token.LineEnds;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
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
      "  sluice tag runs/ner --input letters.txt --output letters.jsonl",
      "  sluice tag runs/ner --input letters.txt --to conllu",
      "  sluice tag runs/ner --input letter.txt --json --best 5",
      "  sluice tag runs/ner --input letters/ --format brat --output tagged/",
    })
final class TagVerb extends Verb {
  private static final double NANOS = 1e9;
  private static final String TEXT = "text";

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
      names = "--to",
      paramLabel = "FORMAT",
      completionCandidates = ClosedValues.Formats.class,
      description =
          "The format to write, as --format has them; unless given, what the ending of --output"
              + " tells (.jsonl, .conllu), else the format that was read.")
  private Optional<String> to = Optional.empty();

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
      description = "Write there instead; a new or empty directory for brat.")
  private Optional<Path> output = Optional.empty();

  @Option(
      names = "--abstain-below",
      paramLabel = "P",
      description = "Leave out what is less probable.")
  private double leastProbability;

  @Option(
      names = "--probabilities",
      description =
          "Show them: [PER 0.98 Ada Lovelace], and in files as the format has it; --json always"
              + " does.")
  private boolean probabilities;

  @Option(
      names = "--best",
      paramLabel = "N",
      description = "With --json: the N most probable sequences of labels of every sentence.")
  private Optional<Integer> best = Optional.empty();

  @Option(
      names = "--wrapped",
      description =
          "Of running text: sentences go on in the next line, and end at a blank one at the latest;"
              + " otherwise every line stands for itself.")
  private boolean wrapped;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "That tag; all processors unless given.")
  private Optional<Integer> threads = Optional.empty();

  @Mixin private ColourOption colour;

  @Override
  public Integer call() throws IOException {
    if (!(leastProbability >= 0 && leastProbability <= 1)) {
      throw refusal("--abstain-below must be in [0, 1], was " + leastProbability);
    }
    if (best.isPresent() && (best.get() < 1 || !json() || output.isPresent())) {
      throw refusal(
          best.get() < 1
              ? "--best must be at least 1, was " + best.get()
              : "--best goes with --json, without --output");
    }
    var given = TagPlace.input(input, this);
    TagPlace.requireOther(given, output, this);
    var count = Threads.of(threads, this);
    var loaded = argument.loadTagger(console());
    var tagger = loaded.abstainBelow(leastProbability);
    var layers = TagLayers.of(tagger, layer, this);
    var read = format(layers.name());
    var source = given;
    if (read instanceof BratFormat) {
      source = TagPlace.bratInput(given, this);
    } else {
      TagPlace.requireFile(given, read, this);
    }
    if (wrapped && !(read instanceof PlainTextFormat)) {
      throw refusal("--wrapped is for running text; format " + read.name() + " is none");
    }
    if (to.isPresent() && documentsWanted()) {
      throw refusal("--json prints an object of its own; leave out --to, or --json");
    }
    var target =
        documentsWanted()
            ? TagTarget.same(read)
            : TagTarget.of(to, read, formatName(), output, layers, this);
    if (probabilities && !documentsWanted()) {
      requirePlace(read, target.format());
    }
    if (!(target.format() instanceof BratFormat)) {
      output.ifPresent(file -> OutputFile.check("--output", file, this));
    }
    try (var batches = tagger.batches(count)) {
      var marked = new MarkedSpans(layers.first(), colour.isOn(output), probabilities);
      var name = argument.name(console());
      run(
          new TagWork(
              batches::tagAll,
              layers,
              read,
              target,
              marked,
              name,
              probabilities,
              wrapped ? LineEnds.BLANK : LineEnds.SENTENCE,
              new TagLook(
                  input,
                  format,
                  read,
                  documentsWanted() || target.format() != read
                      ? TagLook.Target.DOCUMENTS
                      : TagLook.Target.FILE,
                  this),
              console()::say),
          loaded,
          source);
    }
    return DONE;
  }

  private boolean documentsWanted() {
    return json() && output.isEmpty();
  }

  private void run(TagWork work, Tagger loaded, String source) throws IOException {
    var begun = System.nanoTime();
    var documents = new ArrayList<JsonValue>();
    TagCounts counts;
    if (documentsWanted()) {
      var sequences = best.map(count -> new BestSequences(loaded, work.layers().name(), count));
      counts =
          work.documents(
              source,
              document -> {
                var object = TaggedJson.of(document, work.layers());
                sequences.ifPresent(s -> object.put("sentences", s.of(document)));
                documents.add(object.build());
              });
      sequences.filter(s -> s.tooLong() > 0).ifPresent(this::tellLong);
    } else {
      counts = write(work, source);
    }
    var seconds = (System.nanoTime() - begun) / NANOS;
    var done =
        new TagReport(argument.toString(), work.layers().name(), input, output, counts, seconds);
    if (json()) {
      console().print(done.json(documentsWanted() ? Optional.of(documents) : Optional.empty()));
    } else {
      done.text().ifPresent(console()::say);
    }
  }

  private TagCounts write(TagWork work, String source) throws IOException {
    if (work.target().format() instanceof BratFormat brat) {
      return work.write(source, brat, TagPlace.bratOutput(source, brat, output, this));
    }
    return TagOutput.write(output, console(), out -> work.write(source, out));
  }

  private void tellLong(BestSequences sequences) {
    console()
        .say(
            Figures.count(sequences.tooLong(), "sentence")
                + " of more than "
                + Figures.count(BestSequences.LONGEST, "token")
                + " came without --best");
  }

  private void requirePlace(AnnotatedFormat read, AnnotatedFormat written) {
    var converted = written != read;
    if (converted
        ? !TagConversion.holdsProbabilities(written)
        : !TagWork.holdsProbabilities(written)) {
      throw refusal(
          "--probabilities: format "
              + written.name()
              + " has no place for them"
              + (converted ? " where another format is read; jsonl, conllu and brat have" : ""));
    }
  }

  private String formatName() {
    return format.name().or(() -> FormatOptions.byEnding(input)).orElse(TEXT);
  }

  private AnnotatedFormat format(String name) {
    return format.given()
        ? format.of(input, name, this)
        : AnnotatedFormat.of(FormatOptions.byEnding(input).orElse(TEXT), name);
  }
}
