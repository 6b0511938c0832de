package io.sluice.cli;

import io.sluice.corpora.TextSource;
import io.sluice.language.LanguageModel;
import io.sluice.language.Score;
import io.sluice.model.Manifest;
import io.sluice.model.ModelCard;
import io.sluice.model.ModelFile;
import io.sluice.model.ModelFormatException;
import io.sluice.model.json.JsonNull;
import io.sluice.model.json.JsonObject;
import io.sluice.neural.precision.WeightPrecision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "quantise",
    description =
        "Write a model with weights of fewer bits. A language model predicts faster then, and with"
            + " --corpus or --part it is also measured what that costs. A tagger's file gets smaller;"
            + " 'evaluate' tells what that costs.",
    footer = {
      "",
      "Examples:",
      "  sluice quantise runs/quickstart --precision int8 --out small.sluice",
      "  sluice quantise runs/words --precision bf16 --out b.sluice --part validation",
      "  sluice quantise runs/ner-sample --precision int8 --out small.sluice",
    })
final class QuantiseVerb extends Verb {
  /** In the provenance of a model, how it was rounded. */
  static final String QUANTISED = "quantised";

  private static final int DECIMALS = 4;

  @Mixin private ModelArgument argument;

  @Option(
      names = "--precision",
      paramLabel = "P",
      completionCandidates = ClosedValues.SmallPrecisions.class,
      required = true,
      description = "Of the weights: bf16 or int8.")
  private String precision = "";

  @Option(
      names = "--out",
      paramLabel = "FILE",
      required = true,
      description = "The model file to write; replaced if there is a model file.")
  private Path out = Path.of("");

  @Mixin private EvaluationText corpus;

  /** What writes a model. */
  private interface Saving {
    void save(Path file) throws IOException;
  }

  /** What was written, wherever it went. */
  private record Written(long bytes, String weightsSha256) {}

  /** Losses before and after, in nats per symbol. */
  private record Cost(String corpus, Score before, Score after) {}

  @Override
  public Integer call() throws IOException {
    var chosen = PrecisionOption.of(precision, this);
    if (chosen == WeightPrecision.FP32) {
      throw refusal("--precision fp32 has no fewer bits than the model; expected bf16 or int8");
    }
    OutputFile.check("--out", out, this);
    TagPlace.requireOther(argument.file(console()), out, this);
    requireModel();
    var source = ModelFile.readManifest(argument.file(console()));
    Optional<Cost> cost = Optional.empty();
    Written written;
    if (argument.isTagger(console())) {
      if (isMeasured()) {
        throw refusal(
            "--corpus and --part measure language models; measure a tagger with: "
                + Sluice.command()
                + " evaluate "
                + out
                + " --corpus FILE");
      }
      var tagger = argument.loadTagger(console());
      requireOther(tagger.precision(), chosen);
      var small = PrecisionOption.rounded(() -> tagger.quantised(chosen), this);
      written = save(file -> small.save(file, card(source), provenance(source, Optional.empty())));
    } else {
      var model = argument.load(console());
      requireOther(model.precision(), chosen);
      var small = PrecisionOption.rounded(() -> model.quantised(chosen), this);
      var measured = measured(model, small);
      cost = measured;
      written = save(file -> small.save(file, card(source), provenance(source, measured)));
    }
    if (json()) {
      console().print(object(written, cost));
    } else {
      OutputFile.tell(out, text(written, cost), console());
    }
    return DONE;
  }

  /** Refuses to replace what is no model, but was perhaps what models are made of. */
  private void requireModel() throws IOException {
    if (!Files.isRegularFile(out) || Files.size(out) == 0 || !OutputFile.isReplaced(out)) {
      return;
    }
    try {
      ModelFile.readManifest(out);
    } catch (IOException | ModelFormatException other) {
      throw refusal(
          "--out "
              + out
              + " is there, is no model file and would be overwritten; name another file, or remove"
              + " this one first");
    }
  }

  private Written save(Saving saving) throws IOException {
    return OutputFile.writeWhole(
        out,
        file -> {
          saving.save(file);
          return new Written(Files.size(file), ModelFile.readManifest(file).weightsSha256());
        });
  }

  private void requireOther(WeightPrecision present, WeightPrecision chosen) {
    if (present == chosen) {
      throw refusal(argument + " has weights of " + precision + " already");
    }
  }

  private boolean isMeasured() {
    return corpus.name().isPresent() || corpus.part().isPresent();
  }

  private Optional<Cost> measured(LanguageModel model, LanguageModel small) throws IOException {
    if (!isMeasured()) {
      return Optional.empty();
    }
    TextSource text = corpus.open(argument, this);
    var before = new Scoring(console(), model).score(text, surprise -> {});
    var after = new Scoring(console(), small).score(text, surprise -> {});
    return Optional.of(new Cost(text.name(), before, after));
  }

  /** The card goes with the file, whose reader should not take the metrics for its own. */
  private ModelCard card(Manifest source) {
    var card = source.description().card();
    var rounded = "Weights rounded to " + precision + "; the metrics were measured before.";
    return new ModelCard(
        card.name(),
        card.description().isBlank() ? rounded : card.description().strip() + " " + rounded,
        card.licence(),
        card.trainingData(),
        card.trainingDataLicence(),
        card.metrics());
  }

  /** That of the model it was made of, and how. */
  private JsonObject provenance(Manifest source, Optional<Cost> cost) {
    var quantised =
        JsonObject.builder()
            .put("precision", precision)
            .put("fromWeightsSha256", source.weightsSha256());
    cost.ifPresent(
        measured ->
            quantised
                .put("corpus", measured.corpus())
                .put("lossBefore", JsonTree.number(measured.before().natsPerSymbol()))
                .put("loss", JsonTree.number(measured.after().natsPerSymbol())));
    var all = JsonObject.builder();
    source
        .description()
        .provenance()
        .members()
        .forEach(
            (key, value) -> {
              if (!key.equals(QUANTISED)) {
                all.put(key, value);
              }
            });
    return all.put(QUANTISED, quantised.build()).build();
  }

  private JsonObject object(Written written, Optional<Cost> cost) throws IOException {
    var object =
        JsonObject.builder()
            .put("model", argument.toString())
            .put("file", out.toString())
            .put("precision", precision)
            .put("bytesBefore", Files.size(argument.file(console())))
            .put("bytes", written.bytes())
            .put("weightsSha256", written.weightsSha256());
    if (cost.isEmpty()) {
      return object.put("loss", JsonNull.NULL).put("lossBefore", JsonNull.NULL).build();
    }
    return object
        .put("loss", JsonTree.number(cost.get().after().natsPerSymbol()))
        .put("lossBefore", JsonTree.number(cost.get().before().natsPerSymbol()))
        .build();
  }

  /** The difference is that of the two figures as they are shown. */
  static String compared(double before, double after) {
    var shownBefore = Figures.decimal(before, DECIMALS);
    var shownAfter = Figures.decimal(after, DECIMALS);
    var difference = Double.parseDouble(shownAfter) - Double.parseDouble(shownBefore);
    return shownAfter
        + " nats per symbol instead of "
        + shownBefore
        + " ("
        + (difference < 0 ? "" : "+")
        + Figures.decimal(difference, DECIMALS)
        + ")";
  }

  private String text(Written written, Optional<Cost> cost) throws IOException {
    var line =
        out
            + "  "
            + precision
            + ", "
            + Figures.bytes(written.bytes())
            + " instead of "
            + Figures.bytes(Files.size(argument.file(console())));
    if (cost.isEmpty()) {
      return line;
    }
    return line
        + "\n"
        + cost.get().corpus()
        + "  "
        + compared(cost.get().before().natsPerSymbol(), cost.get().after().natsPerSymbol());
  }
}
