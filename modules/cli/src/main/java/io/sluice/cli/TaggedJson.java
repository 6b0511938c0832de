package io.sluice.cli;

import io.sluice.model.json.JsonArray;
import io.sluice.model.json.JsonObject;
import io.sluice.model.json.JsonValue;
import io.sluice.text.document.Document;

/** A tagged document for machines. */
final class TaggedJson {
  private TaggedJson() {}

  /**
   * Text and spans of the first layer, and of all if there are several; offsets count units of
   * UTF-16.
   */
  static JsonObject of(Document document, TagLayers layers) {
    var object =
        JsonObject.builder()
            .put("id", document.id())
            .put("text", document.text())
            .put("spans", spans(document, layers.name()));
    if (layers.several()) {
      var all = JsonObject.builder();
      layers.names().forEach(layer -> all.put(layer, spans(document, layer)));
      object.put("layers", all.build());
    }
    return object.build();
  }

  private static JsonArray spans(Document document, String layer) {
    return new JsonArray(
        document.spans(layer).stream()
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
