package io.sluice.cli;

import io.sluice.model.Manifest;
import io.sluice.model.ModelFile;
import io.sluice.model.json.Json;
import io.sluice.model.json.JsonDecimal;
import io.sluice.model.json.JsonObject;
import io.sluice.model.json.JsonString;
import io.sluice.model.json.JsonValue;
import io.sluice.neural.precision.WeightPrecision;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "info",
    description = "Show what a model is, how it was made and what its file holds; verifies it.")
final class InfoVerb extends Verb {
  private static final int INDENT = 15;
  private static final int NARROWEST = 20;
  private static final int DIGITS = 5;

  @Mixin private ModelArgument argument;

  @Override
  public Integer call() throws IOException {
    var path = argument.file(console());
    var file = ModelFile.read(path);
    var weights =
        file.weights().tensors().stream().mapToLong(tensor -> tensor.header().elements()).sum();
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
    members(text, "metrics", description.card().metrics());
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
    if (!value.isBlank()) {
      var begin = String.format(Locale.ROOT, "  %-12s ", label);
      var lines = Wrapped.lines(value.strip(), Math.max(NARROWEST, columns() - begin.length()));
      text.append(begin).append(String.join("\n" + " ".repeat(INDENT), lines)).append('\n');
    }
  }

  /** Somebody who reads it in a terminal wants whole words; a file or a pipe wants whole lines. */
  private int columns() {
    var terminal = console().terminal();
    return terminal.interactive() ? terminal.columns() : Integer.MAX_VALUE;
  }

  private void members(StringBuilder text, String label, JsonObject object) {
    if (!object.members().isEmpty()) {
      text.append("  ").append(label).append('\n');
      object.members().forEach((key, value) -> line(text, "  " + key, shown(value)));
    }
  }

  /** In a line; texts of many lines, such as the whole configuration, are for machines. */
  private static String shown(JsonValue value) {
    if (value instanceof JsonObject object) {
      return object.members().entrySet().stream()
          .map(member -> member.getKey() + " " + shown(member.getValue()))
          .collect(Collectors.joining(", "));
    }
    if (value instanceof JsonDecimal decimal) {
      return BigDecimal.valueOf(decimal.value())
          .round(new MathContext(DIGITS))
          .stripTrailingZeros()
          .toPlainString();
    }
    var words = value instanceof JsonString string ? string.value() : Json.compact(value);
    return words.contains("\n") ? "" : words;
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
