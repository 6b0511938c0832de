package io.sluice.cli;

import io.sluice.catalog.CardFormat;
import io.sluice.catalog.CorpusReport;
import io.sluice.catalog.Finding;
import io.sluice.corpora.CorpusSplit;
import io.sluice.corpora.CutAt;
import io.sluice.corpora.TextSource;
import io.sluice.corpora.annotated.AnnotatedFormat;
import io.sluice.corpora.annotated.AnnotatedSplit;
import io.sluice.corpora.examination.AnnotatedReport;
import io.sluice.model.json.JsonArray;
import io.sluice.model.json.JsonObject;
import io.sluice.model.json.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "check",
    description = "Examine a corpus: encoding, sizes, labels, what training and validation share.",
    footer = {
      "",
      "Examples:",
      "  sluice corpus check tinyshakespeare",
      "  sluice corpus check wnut17",
      "  sluice corpus check train.conll --validation dev.conll --columns word,pos,ner",
    })
final class CorpusCheckVerb extends Verb {
  private static final double TRAIN = 0.9;

  @Mixin private CardOptions cards;

  @Parameters(
      paramLabel = "FILE_OR_CARD",
      description =
          "A text file, a directory of text files, an annotated file, the name of a corpus or its"
              + " card.")
  private String name;

  @Option(
      names = "--validation",
      paramLabel = "FILE",
      description = "The annotated file that is measured on; it is held against the other.")
  private Optional<Path> validation = Optional.empty();

  @Mixin private FormatOptions format;

  @Override
  public Integer call() throws IOException {
    var path = Path.of(name);
    var isFile = Files.exists(path) && !CardOptions.isCardFile(path);
    if (isFile && (format.given() || FormatOptions.readByEnding(name).isPresent())) {
      return annotated(name, examination(path));
    }
    if (format.given() || validation.isPresent()) {
      throw refusal(
          isFile
              ? "--validation needs --format: both files are annotated"
              : "--format, --columns and --validation are for files; a card says its own");
    }
    if (!isFile) {
      var card = cards.corpus(name);
      if (card.format() instanceof CardFormat.Annotated) {
        var display = new FetchDisplay(console());
        return annotated(card.name(), cards.catalog().examine(card, display));
      }
    }
    return text();
  }

  private AnnotatedReport examination(Path path) throws IOException {
    var layout = format.of(name, AnnotatedFormat.NER, this);
    return validation.isPresent()
        ? AnnotatedReport.of(new AnnotatedSplit.ByFile(layout, path, validation.get()))
        : AnnotatedReport.of(layout, path);
  }

  private int annotated(String title, AnnotatedReport report) {
    console().eraseStatus();
    if (json()) {
      console().print(AnnotatedReportText.json(title, report));
    } else {
      console().print(AnnotatedReportText.text(title, report));
    }
    return report.isUsable() ? DONE : FAILED;
  }

  private int text() throws IOException {
    var report = report();
    console().eraseStatus();
    if (json()) {
      console().print(object(report));
    } else {
      print(report);
    }
    return report.isUsable() ? DONE : FAILED;
  }

  private CorpusReport report() throws IOException {
    var path = Path.of(name);
    if (Files.exists(path) && !CardOptions.isCardFile(path)) {
      var text = TextSource.path(path);
      var split = new CorpusSplit.ByFraction(text, TRAIN, CutAt.CHARACTER);
      return lookedAt(path, CorpusReport.of(text, split));
    }
    return cards.catalog().check(cards.corpus(name), new FetchDisplay(console()));
  }

  /** Warns of a file that is annotated, by its looks. */
  private CorpusReport lookedAt(Path path, CorpusReport report) throws IOException {
    if (!Files.isRegularFile(path) || report.text().badSequences() > 0) {
      return report;
    }
    return LooksLike.of(name, TextBeginning.of(path))
        .map(look -> look.instead(name, AnnotatedFormat.NER))
        .map(message -> report.with(new Finding(Finding.Severity.WARNING, message)))
        .orElse(report);
  }

  private void print(CorpusReport report) {
    var text = report.text();
    var lines = new StringBuilder(report.name()).append('\n');
    line(lines, "size", Figures.bytes(text.bytes()));
    line(lines, "characters", Figures.count(text.characters()));
    line(lines, "different", Figures.count(text.distinctCharacters()));
    line(lines, "lines", Figures.count(text.lines()));
    line(lines, "longest", Figures.count(text.longestLine(), "character"));
    report
        .overlap()
        .ifPresent(
            overlap -> {
              line(lines, "training", Figures.count(report.trainCharacters(), "character"));
              line(lines, "validation", Figures.count(report.validationCharacters(), "character"));
              line(
                  lines,
                  "shared",
                  Figures.decimal(100 * overlap.share(), 1)
                      + " % of the longer validation lines stand in the training text too");
            });
    for (var finding : report.findings()) {
      lines.append(word(finding)).append(": ").append(finding.message()).append('\n');
    }
    if (report.findings().isEmpty()) {
      lines.append("nothing to complain about\n");
    }
    console().print(lines.toString());
  }

  private static void line(StringBuilder text, String label, String value) {
    text.append(String.format(Locale.ROOT, "  %-11s %s%n", label, value));
  }

  private static String word(Finding finding) {
    return finding.severity().name().toLowerCase(Locale.ROOT);
  }

  private static JsonObject object(CorpusReport report) {
    var findings =
        report.findings().stream()
            .<JsonValue>map(
                finding ->
                    JsonObject.builder()
                        .put("severity", word(finding))
                        .put("message", finding.message())
                        .build())
            .toList();
    var text = report.text();
    return JsonObject.builder()
        .put("name", report.name())
        .put("usable", report.isUsable())
        .put("bytes", text.bytes())
        .put("characters", text.characters())
        .put("lines", text.lines())
        .put("distinctCharacters", text.distinctCharacters())
        .put("trainCharacters", report.trainCharacters())
        .put("validationCharacters", report.validationCharacters())
        .put("findings", new JsonArray(findings))
        .build();
  }
}
