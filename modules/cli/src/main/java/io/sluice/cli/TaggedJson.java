package io.sluice.cli;

import io.sluice.model.json.JsonArray;
import io.sluice.model.json.JsonObject;
import io.sluice.model.json.JsonValue;
import io.sluice.text.document.Document;
import io.sluice.text.document.Span;
import java.util.List;

/** A tagged document for machines. */
final class TaggedJson {
  private TaggedJson() {}

  /**
   * Text and spans of the first layer, and of all if there are several; offsets count units of
   * UTF-16. More may be put behind.
   */
  static JsonObject.Builder of(Document document, TagLayers layers) {
    var object =
        JsonObject.builder()
            .put("id", document.id())
            .put("text", document.text())
            .put("spans", spans(document.spans(layers.name())));
    if (layers.several()) {
      var all = JsonObject.builder();
      layers.names().forEach(layer -> all.put(layer, spans(document.spans(layer))));
      object.put("layers", all.build());
    }
    return object;
  }

  static JsonArray spans(List<Span> spans) {
    return new JsonArray(
        spans.stream()
            .<JsonValue>map(
                span ->
                    JsonObject.builder()
                        .put("text", span.text())
                        .put("start", span.start())
                        .put("end", span.end())
                        .put("label", span.label())
                        .put("probability", span.probability())
                        .build())
            .toList());
  }
}
