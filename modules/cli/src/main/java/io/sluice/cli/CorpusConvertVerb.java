package io.sluice.cli;

import io.sluice.corpora.annotated.AnnotatedFormat;
import io.sluice.corpora.annotated.ColumnFormat;
import io.sluice.corpora.annotated.ColumnLayout;
import io.sluice.corpora.annotated.Conversion;
import io.sluice.corpora.annotated.ConversionReport;
import io.sluice.model.json.JsonArray;
import io.sluice.model.json.JsonObject;
import io.sluice.model.json.JsonString;
import io.sluice.model.json.JsonValue;
import io.sluice.text.label.LabelScheme;
import io.sluice.text.token.UnicodeSentenceSplitter;
import io.sluice.text.token.UnicodeTokenizer;
import java.io.IOException;
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
      "What the new format cannot hold is told with its place.",
      "",
      "Examples:",
      "  sluice corpus convert eng.train train.conll --format conll2003 --to columns=word,ner"
          + " --scheme iobes",
      "  sluice corpus convert export.jsonl train.conllu --to conllu",
      "  sluice corpus convert eng.train train.txt --format conll2003 --to text --running",
      "  sluice corpus convert annotated-directory train.conll --format brat --to columns=word,ner",
    })
final class CorpusConvertVerb extends Verb {
  private static final int TOLD = 20;
  private static final String COLUMNS = "columns=";

  @Parameters(index = "0", paramLabel = "SOURCE", description = "A file; for brat a directory.")
  private Path source;

  @Parameters(index = "1", paramLabel = "TARGET", description = "A file; for brat a directory.")
  private Path target;

  @Mixin private FormatOptions format;

  @Option(
      names = "--to",
      paramLabel = "FORMAT",
      description = "The format to write; columns=word,ner names columns.")
  private Optional<String> to = Optional.empty();

  @Option(
      names = "--layer",
      paramLabel = "NAME",
      description = "The labels that become spans, or that spans become; ner unless given.")
  private String layer = AnnotatedFormat.NER;

  @Option(
      names = "--scheme",
      paramLabel = "SCHEME",
      description = "Label scheme to write: io, iob1, iob2, iobes; unless given, as it is.")
  private Optional<String> scheme = Optional.empty();

  @Option(
      names = "--running",
      description =
          "Words of columns become running text: no blank stands before a comma. Without, all"
              + " words are apart.")
  private boolean running;

  @Override
  public Integer call() throws IOException {
    var from = format.of(source.toString(), layer, this);
    if (running && !(from instanceof ColumnFormat)) {
      throw refusal("--running is for columns; format " + from.name() + " has its own text");
    }
    var conversion =
        new Conversion(
            from,
            wanted(),
            layer,
            scheme.map(this::labelScheme),
            running,
            new UnicodeSentenceSplitter(),
            UnicodeTokenizer.english());
    var report = conversion.convert(source, target);
    if (json()) {
      console().print(object(report));
    } else {
      tell(report);
    }
    return DONE;
  }

  private AnnotatedFormat wanted() {
    var name =
        to.or(() -> FormatOptions.byEnding(target.toString()))
            .orElseThrow(
                () -> refusal("--to is missing; the name of " + target + " does not tell"));
    try {
      if (name.startsWith(COLUMNS)) {
        return AnnotatedFormat.columns(ColumnLayout.parse(name.substring(COLUMNS.length())));
      }
      if (name.equals("columns")) {
        return AnnotatedFormat.columns(ColumnLayout.of(ColumnLayout.WORD, layer));
      }
      return AnnotatedFormat.of(name, layer);
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

  private void tell(ConversionReport report) {
    report.remarks().stream().limit(TOLD).forEach(remark -> console().say(remark.toString()));
    if (report.remarks().size() > TOLD) {
      console()
          .say(Figures.count(report.remarks().size() - TOLD, "more thing") + " left out like this");
    }
    console()
        .println(
            target
                + "  "
                + Figures.count(report.documents(), "document")
                + ", "
                + Figures.count(report.sentences(), "sentence")
                + ", "
                + Figures.count(report.tokens(), "token"));
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
