package io.sluice.model;

import io.sluice.model.json.Json;
import io.sluice.model.json.JsonObject;
import io.sluice.model.json.JsonString;
import io.sluice.model.json.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes {@code README.md}, the model card, from what the manifest says. */
final class CardText {
  private static final String UNKNOWN = "not stated";
  private static final String PYTHON =
      """
      ## Reading the weights from Python

      ```python
      import json, numpy, zipfile
      raw = zipfile.ZipFile("model.sluice").read("weights.safetensors")
      start = 8 + int.from_bytes(raw[:8], "little")
      cut = lambda t: raw[start + t["data_offsets"][0]:start + t["data_offsets"][1]]
      weights = {k: numpy.frombuffer(cut(t), "<f4").reshape(t["shape"]) for k, t in json.loads(raw[8:start]).items()}
      ```

      With the `safetensors` package, `safetensors.numpy.load(raw)` does the last three lines.
      """;

  private static final String NARROW_PYTHON =
      """
      ## Reading the weights from Python

      ```python
      import json, numpy, zipfile
      raw = zipfile.ZipFile("model.sluice").read("weights.safetensors")
      start = 8 + int.from_bytes(raw[:8], "little")
      cut = lambda t: raw[start + t["data_offsets"][0]:start + t["data_offsets"][1]]
      kinds = {"F32": "<f4", "I8": "i1", "BF16": "<u2"}
      weights = {k: numpy.frombuffer(cut(t), kinds[t["dtype"]]).reshape(t["shape"]) for k, t in json.loads(raw[8:start]).items()}
      # I8: weights[k] * weights[k + ".scale"][:, None]; BF16: (weights[k].astype("<u4") << 16).view("<f4")
      ```
      """;

  private CardText() {}

  static String write(
      ModelDescription description, List<TensorHeader> tensors, String weightsSha256) {
    ModelCard card = description.card();
    StringBuilder out = new StringBuilder();
    out.append("# ").append(line(card.name().isEmpty() ? description.kind() : card.name()));
    out.append("\n\n").append(card.description().isEmpty() ? UNKNOWN : card.description().strip());
    out.append("\n\n| | |\n| --- | --- |\n");
    row(out, "kind", description.kind());
    row(out, "licence", card.licence());
    row(out, "training data", card.trainingData());
    row(out, "training data licence", card.trainingDataLicence());
    row(out, "labels", String.valueOf(description.labels().size()));
    row(out, "parameters", parameters(tensors));
    row(out, "SHA-256 of the weights", weightsSha256);
    table(out, "Architecture", description.architecture());
    table(out, "Metrics", card.metrics());
    table(out, "Provenance", description.provenance());
    boolean narrow = tensors.stream().anyMatch(tensor -> tensor.type().sinceVersion() > 1);
    return out.append('\n').append(narrow ? NARROW_PYTHON : PYTHON).toString();
  }

  private static String parameters(List<TensorHeader> tensors) {
    long parameters = tensors.stream().mapToLong(TensorHeader::elements).sum();
    return String.format(Locale.ROOT, "%,d in %d tensors", parameters, tensors.size());
  }

  private static void table(StringBuilder out, String title, JsonObject object) {
    out.append("\n## ").append(title).append("\n\n");
    if (object.members().isEmpty()) {
      out.append(UNKNOWN).append('\n');
      return;
    }
    out.append("| | |\n| --- | --- |\n");
    rows(out, "", object);
  }

  /** Nested objects become dotted names; arrays stand as JSON. */
  private static void rows(StringBuilder out, String prefix, JsonObject object) {
    for (Map.Entry<String, JsonValue> member : object.members().entrySet()) {
      String name = prefix + member.getKey();
      if (member.getValue() instanceof JsonObject inner) {
        rows(out, name + ".", inner);
      } else if (member.getValue() instanceof JsonString string) {
        row(out, name, string.value());
      } else {
        row(out, name, Json.compact(member.getValue()));
      }
    }
  }

  private static void row(StringBuilder out, String name, String value) {
    String shown = value.isBlank() ? UNKNOWN : line(value);
    out.append("| ").append(line(name)).append(" | ").append(shown).append(" |\n");
  }

  /** One line that cannot break out of a table cell. */
  private static String line(String text) {
    return text.strip().replaceAll("\\s+", " ").replace("|", "\\|");
  }
}
