package io.sluice.cli;

import io.sluice.model.json.JsonArray;
import io.sluice.model.json.JsonObject;
import io.sluice.model.json.JsonValue;
import io.sluice.text.document.Document;

/** A tagged document for machines. */
final class TaggedJson {
  private TaggedJson() {}

  /** Text and spans; offsets count units of UTF-16. */
  static JsonObject of(Document document, String layer) {
    var spans =
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
            .toList();
    return JsonObject.builder()
        .put("id", document.id())
        .put("text", document.text())
        .put("spans", new JsonArray(spans))
        .build();
  }
}
