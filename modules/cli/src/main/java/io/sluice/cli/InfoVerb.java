package io.sluice.cli;

import io.sluice.embeddings.StoredTensors;
import io.sluice.model.Manifest;
import io.sluice.model.ModelDescription;
import io.sluice.model.ModelFile;
import io.sluice.model.json.JsonObject;
import io.sluice.neural.precision.WeightPrecision;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "info",
    description = "Show what a model is, how it was made and what its file holds; verifies it.")
final class InfoVerb extends Verb {
  private static final int LABEL = 12;
  private static final int WIDEST = 36;
  private static final int NARROWEST = 20;

  @Mixin private ModelArgument argument;

  @Override
  public Integer call() throws IOException {
    var path = argument.file(console());
    var file = ModelFile.read(path);
    var weights = StoredTensors.weights(file.weights());
    if (json()) {
      console().print(object(path.toString(), file.manifest(), weights, Files.size(path)));
      return DONE;
    }
    var text = new StringBuilder(path.toString()).append('\n');
    var description = file.manifest().description();
    line(text, "name", description.card().name());
    line(text, "kind", description.kind());
    line(
        text,
        "size",
        Figures.bytes(Files.size(path)) + ", format " + file.manifest().formatVersion());
    line(
        text,
        "weights",
        Figures.count(weights)
            + ", "
            + precision(file.manifest())
            + ", sha256 "
            + file.manifest().weightsSha256());
    members(text, "architecture", description.architecture());
    members(text, "provenance", description.provenance());
    members(text, metricsTitle(description), description.card().metrics());
    line(text, "description", description.card().description());
    line(text, "licence", description.card().licence());
    line(text, "text", description.card().trainingData());
    console().print(text.toString());
    return DONE;
  }

  /** Architectures that do not name one have floats. */
  private static String precision(Manifest manifest) {
    return manifest.description().architecture().find("precision").isPresent()
        ? manifest.description().architecture().string("precision")
        : WeightPrecision.FP32.label();
  }

  private void line(StringBuilder text, String label, String value) {
    lines(text, label, List.of(value.strip()), LABEL);
  }

  /** A label and what belongs to it, line under line. */
  private void lines(StringBuilder text, String label, List<String> values, int width) {
    var begin = " ".repeat(width + 3);
    var shown = new ArrayList<String>();
    for (var value : values) {
      shown.addAll(Wrapped.lines(value, Math.max(NARROWEST, columns() - begin.length())));
    }
    if (!String.join("", shown).isBlank()) {
      text.append(String.format(Locale.ROOT, "  %-" + width + "s ", label))
          .append(String.join("\n" + begin, shown))
          .append('\n');
    }
  }

  /** Somebody who reads it in a terminal wants whole words; a file or a pipe wants whole lines. */
  private int columns() {
    var terminal = console().terminal();
    return terminal.interactive() ? terminal.columns() : Integer.MAX_VALUE;
  }

  private void members(StringBuilder text, String title, JsonObject object) {
    if (object.members().isEmpty()) {
      return;
    }
    text.append("  ").append(title).append('\n');
    var longest = object.members().keySet().stream().mapToInt(String::length).max().orElse(0);
    var width = Math.max(LABEL, Math.min(WIDEST, longest + 2));
    object
        .members()
        .forEach((key, value) -> lines(text, "  " + key, ReadableJson.lines(key, value), width));
  }

  /** Those of a rounded model are those of the model it was made of. */
  private static String metricsTitle(ModelDescription description) {
    return description
        .provenance()
        .find(QuantiseVerb.QUANTISED)
        .map(
            quantised ->
                "metrics, measured before rounding to "
                    + ((JsonObject) quantised).string("precision"))
        .orElse("metrics");
  }

  private static JsonObject object(String path, Manifest manifest, long weights, long bytes) {
    var description = manifest.description();
    return JsonObject.builder()
        .put("path", path)
        .put("bytes", bytes)
        .put("formatVersion", manifest.formatVersion())
        .put("kind", description.kind())
        .put("name", description.card().name())
        .put("weights", weights)
        .put("precision", precision(manifest))
        .put("weightsSha256", manifest.weightsSha256())
        .put("architecture", description.architecture())
        .put("provenance", description.provenance())
        .put("metrics", description.card().metrics())
        .build();
  }
}
