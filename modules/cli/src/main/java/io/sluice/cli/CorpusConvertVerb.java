package io.sluice.cli;

import io.sluice.corpora.annotated.AnnotatedFormat;
import io.sluice.corpora.annotated.BratFormat;
import io.sluice.corpora.annotated.ColumnLayout;
import io.sluice.corpora.annotated.Conversion;
import io.sluice.corpora.annotated.ConversionReport;
import io.sluice.corpora.annotated.WordSpacing;
import io.sluice.model.json.JsonArray;
import io.sluice.model.json.JsonObject;
import io.sluice.model.json.JsonString;
import io.sluice.model.json.JsonValue;
import io.sluice.text.label.LabelScheme;
import io.sluice.text.token.UnicodeSentenceSplitter;
import io.sluice.text.token.UnicodeTokenizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "convert",
    description = "Write an annotated file in another format or label scheme.",
    footer = {
      "",
      "What the new format cannot hold is told with its place. A file is replaced once all is"
          + " written, unless it is the source; brat is written to a new or empty directory.",
      "",
      "Examples:",
      "  sluice corpus convert eng.train train.conll --format conll2003 \\",
      "    --to columns=word,ner --scheme iobes",
      "  sluice corpus convert export.jsonl train.conllu --to conllu",
      "  sluice corpus convert eng.train a.txt --format conll2003 --to text --running",
      "  sluice corpus convert texts/ train.conll --format brat --to columns=word,ner",
    })
final class CorpusConvertVerb extends Verb {
  private static final int TOLD = 20;
  private static final String TAGS = "opennlp-pos";

  @Parameters(index = "0", paramLabel = "SOURCE", description = "A file; for brat a directory.")
  private Path source;

  @Parameters(index = "1", paramLabel = "TARGET", description = "A file; for brat a directory.")
  private Path target;

  @Mixin private FormatOptions format;

  @Option(
      names = "--to",
      paramLabel = "FORMAT",
      completionCandidates = ClosedValues.Formats.class,
      description = "The format to write; columns=word,ner names columns.")
  private Optional<String> to = Optional.empty();

  @Option(
      names = "--layer",
      paramLabel = "NAME",
      description =
          "The labels that become spans, or that spans become; ner unless given, pos for"
              + " opennlp-pos.")
  private Optional<String> layer = Optional.empty();

  @Option(
      names = "--scheme",
      paramLabel = "SCHEME",
      completionCandidates = ClosedValues.Schemes.class,
      description = "Label scheme to write: io, iob1, iob2, iobes; unless given, as it is.")
  private Optional<String> scheme = Optional.empty();

  @Option(
      names = "--running",
      description =
          "Words of columns and OpenNLP's formats become running text by English rules: no blank"
              + " stands before a comma. Without, all words are apart.")
  private boolean running;

  @Override
  public Integer call() throws IOException {
    if (!Files.exists(source)) {
      throw refusal(MissingFile.message(source));
    }
    var conversion = conversion();
    try {
      conversion.check(source, target);
    } catch (IllegalArgumentException refused) {
      throw refusal(String.valueOf(refused.getMessage()));
    }
    if (!(conversion.to() instanceof BratFormat)) {
      OutputFile.check("", target, this);
    }
    var report = report(conversion);
    if (json()) {
      console().print(object(report));
    } else {
      tell(report);
    }
    return DONE;
  }

  private ConversionReport report(Conversion conversion) throws IOException {
    return OutputFile.write(
        target,
        file -> {
          if (conversion.to() instanceof BratFormat || OutputFile.isReplaced(file)) {
            return conversion.convert(source, file);
          }
          try (var writer = OutputFile.open(file)) {
            return conversion.convert(source, writer);
          }
        });
  }

  private Conversion conversion() {
    var readTags = format.name().filter(TAGS::equals).isPresent();
    var writtenTags = to.filter(TAGS::equals).isPresent();
    var from =
        format.of(
            source.toString(),
            layer.orElse(readTags ? AnnotatedFormat.POS : AnnotatedFormat.NER),
            this);
    var carried = layer.orElse(readTags || writtenTags ? AnnotatedFormat.POS : AnnotatedFormat.NER);
    var wanted = wanted(carried);
    try {
      return new Conversion(
          from,
          wanted,
          carried,
          scheme.map(this::labelScheme),
          running ? WordSpacing.RUNNING : WordSpacing.APART,
          new UnicodeSentenceSplitter(),
          UnicodeTokenizer.english());
    } catch (IllegalArgumentException refused) {
      throw refusal("--running: " + refused.getMessage());
    }
  }

  private AnnotatedFormat wanted(String carried) {
    var name =
        to.or(() -> FormatOptions.byEnding(target.toString()))
            .orElseThrow(
                () -> refusal("--to is missing; the name of " + target + " does not tell"));
    try {
      if (name.startsWith(FormatOptions.COLUMNS)) {
        return FormatOptions.columns(name);
      }
      if (name.equals("columns")) {
        return AnnotatedFormat.columns(ColumnLayout.of(ColumnLayout.WORD, carried));
      }
      return FormatOptions.known(name, carried);
    } catch (IllegalArgumentException refused) {
      throw refusal("--to: " + refused.getMessage());
    }
  }

  private LabelScheme labelScheme(String name) {
    try {
      return LabelScheme.of(name);
    } catch (IllegalArgumentException refused) {
      throw refusal("--scheme: " + refused.getMessage());
    }
  }

  private void tell(ConversionReport report) throws IOException {
    report.remarks().stream().limit(TOLD).forEach(remark -> console().say(remark.toString()));
    if (report.remarks().size() > TOLD) {
      console()
          .say(Figures.count(report.remarks().size() - TOLD, "more thing") + " left out like this");
    }
    OutputFile.tell(
        target,
        target
            + "  "
            + Figures.count(report.documents(), "document")
            + ", "
            + Figures.count(report.sentences(), "sentence")
            + ", "
            + Figures.count(report.tokens(), "token"),
        console());
  }

  private JsonObject object(ConversionReport report) {
    return JsonObject.builder()
        .put("file", target.toString())
        .put("documents", report.documents())
        .put("sentences", report.sentences())
        .put("tokens", report.tokens())
        .put(
            "remarks",
            new JsonArray(
                report.remarks().stream()
                    .<JsonValue>map(remark -> new JsonString(remark.toString()))
                    .toList()))
        .build();
  }
}
