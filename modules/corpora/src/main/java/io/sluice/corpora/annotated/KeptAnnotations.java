package io.sluice.corpora.annotated;

import io.sluice.text.document.Document;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a task of Label Studio had beside its text when it was read to be labelled, and has again
 * beside what a model says.
 *
 * @param annotations what people made, as it was
 * @param predictions what other models said
 */
record KeptAnnotations(Optional<JsonNode> annotations, List<JsonNode> predictions) {
  static final String ANNOTATIONS = "annotations";
  static final String PREDICTIONS = "predictions";
  static final String MODEL = "model_version";

  /** Of a document whose fields have them in the form of Label Studio's. */
  static KeptAnnotations of(Document document, String model) {
    return new KeptAnnotations(
        items(document, ANNOTATIONS).map(JsonNode.Items::new),
        items(document, PREDICTIONS).orElse(List.of()).stream()
            .filter(said -> !isBy(model, said))
            .toList());
  }

  private static boolean isBy(String model, JsonNode prediction) {
    return new JsonNode.Text(model).equals(members(prediction).get(MODEL));
  }

  /** Whether a field is one of these, and can be written as such. */
  static boolean holds(Document document, String field) {
    return (field.equals(ANNOTATIONS) || field.equals(PREDICTIONS))
        && items(document, field).isPresent();
  }

  private static Optional<List<JsonNode>> items(Document document, String field) {
    String json = document.fields().getOrDefault(field, "null");
    try {
      return JsonParser.parse(json) instanceof JsonNode.Items items
              && items.values().stream().allMatch(item -> members(item).containsKey("result"))
          ? Optional.of(items.values())
          : Optional.empty();
    } catch (IllegalArgumentException noJson) {
      return Optional.empty();
    }
  }

  private static Map<String, JsonNode> members(JsonNode node) {
    return node instanceof JsonNode.Members object ? object.values() : Map.of();
  }
}
