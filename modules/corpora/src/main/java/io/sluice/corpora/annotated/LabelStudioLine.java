package io.sluice.corpora.annotated;

import io.sluice.text.JsonLine;
import io.sluice.text.document.Document;
import io.sluice.text.document.Span;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Writes a line of Label Studio, but for what stands behind its own members.
 *
 * @param model that made the spans; empty if people did
 */
record LabelStudioLine(Optional<String> model) {
  void append(
      Document document,
      Map<String, List<Span>> layers,
      Map<String, JsonNode> fields,
      StringBuilder line) {
    line.append('{');
    JsonlWriter.id(document, line);
    line.append("\"data\": {\"text\": ").append(JsonLine.quote(document.text()));
    if (fields.remove(LabelStudioTask.DATA) instanceof JsonNode.Members rest) {
      CarriedFields.append(rest.values(), line);
    }
    line.append('}');
    if (model.isEmpty() && layers.isEmpty()) {
      line.append(", \"annotations\": []");
    } else if (model.isEmpty()) {
      line.append(", \"annotations\": [{").append(results(layers)).append(']');
    } else {
      predictions(KeptAnnotations.of(document, model.get()), layers, line);
    }
  }

  /** Behind what people made; the other models' behind this one's. */
  private void predictions(
      KeptAnnotations kept, Map<String, List<Span>> layers, StringBuilder line) {
    kept.annotations()
        .ifPresent(made -> CarriedFields.append(Map.of(KeptAnnotations.ANNOTATIONS, made), line));
    line.append(", \"predictions\": [{\"")
        .append(KeptAnnotations.MODEL)
        .append("\": ")
        .append(JsonLine.quote(model.orElseThrow()));
    layers.values().stream()
        .flatMap(List::stream)
        .mapToDouble(Span::probability)
        .average()
        .ifPresent(mean -> line.append(", \"score\": ").append(mean));
    line.append(", ").append(results(layers));
    for (JsonNode other : kept.predictions()) {
      line.append(", ");
      other.write(line);
    }
    line.append(']');
  }

  /** Of all layers, with the brace that ends what they stand in. */
  private String results(Map<String, List<Span>> layers) {
    return layers.entrySet().stream()
        .flatMap(
            layer ->
                layer.getValue().stream()
                    .map(
                        span ->
                            result(span, layers.size() == 1 ? FromNames.USUAL : layer.getKey())))
        .collect(Collectors.joining(", ", "\"result\": [", "]}"));
  }

  private String result(Span span, String control) {
    return "{\"from_name\": "
        + JsonLine.quote(control)
        + ", \"to_name\": "
        + JsonLine.quote(LabelStudioTask.TO)
        + ", \"type\": \"labels\""
        + JsonlWriter.score(span, model)
        + ", \"value\": {\"start\": "
        + span.start()
        + ", \"end\": "
        + span.end()
        + ", \"text\": "
        + JsonLine.quote(span.text())
        + ", \"labels\": ["
        + JsonLine.quote(span.label())
        + "]}}";
  }
}
