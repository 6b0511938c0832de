package io.sluice.corpora.annotated;

import io.sluice.text.JsonLine;
import io.sluice.text.document.Document;
import io.sluice.text.document.Origin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which fields of a document lines of a style can have beside what they have anyway. */
final class CarriedFields {
  static final String META = "meta";
  static final String ANSWER = "answer";

  private static final Set<String> DOCCANO =
      Set.of("id", "text", "label", "labels", "entities", "relations", "spans", "tokens", "data");
  private static final Set<String> PRODIGY = Set.of("id", "text", "spans", "tokens", "data");
  private static final Set<String> LABEL_STUDIO = Set.of("id", "annotations", "predictions");

  private CarriedFields() {}

  /** Whether a field of this name comes back when a line is read that has it. */
  static boolean carries(JsonlFormat.Style style, String name) {
    Set<String> own =
        switch (style) {
          case DOCCANO -> DOCCANO;
          case PRODIGY -> PRODIGY;
          case LABEL_STUDIO -> LABEL_STUDIO;
        };
    return !own.contains(name);
  }

  /**
   * Names of the fields that a style cannot have; of Label Studio's data each by itself, as far as
   * its members take a place of their own elsewhere.
   */
  static List<String> lost(Map<String, String> fields, JsonlFormat.Style style) {
    List<String> lost = new ArrayList<>();
    for (Map.Entry<String, String> field : fields.entrySet()) {
      String name = field.getKey();
      if (carries(style, name)) {
        continue;
      }
      if (!name.equals(LabelStudioTask.DATA)) {
        lost.add(name);
        continue;
      }
      Set<String> members = members(field.getValue()).keySet();
      if (members.isEmpty()) {
        lost.add(name);
      }
      Set<String> moved = moved(fields, style).keySet();
      members.stream()
          .filter(member -> !moved.contains(member))
          .forEach(member -> lost.add(name + "." + member));
    }
    return lost;
  }

  /** Members of Label Studio's data that become fields of a line of another style. */
  private static Map<String, JsonNode> moved(Map<String, String> fields, JsonlFormat.Style style) {
    Map<String, JsonNode> moved = new LinkedHashMap<>();
    if (style != JsonlFormat.Style.LABEL_STUDIO && fields.containsKey(LabelStudioTask.DATA)) {
      members(fields.get(LabelStudioTask.DATA))
          .forEach(
              (name, value) -> {
                if (carries(style, name) && !fields.containsKey(name) && !name.equals(ANSWER)) {
                  moved.put(name, value);
                }
              });
    }
    return moved;
  }

  private static Map<String, JsonNode> members(String json) {
    try {
      return JsonParser.parse(json) instanceof JsonNode.Members object ? object.values() : Map.of();
    } catch (IllegalArgumentException noJson) {
      return Map.of();
    }
  }

  /**
   * The fields that can be written, in order.
   *
   * @throws AnnotationException if one is not JSON, or reading would not give the document again
   */
  static Map<String, JsonNode> of(Document document, JsonlFormat.Style style)
      throws AnnotationException {
    Origin place = new Origin(document.id(), 0);
    Map<String, JsonNode> carried = new LinkedHashMap<>();
    for (Map.Entry<String, String> field : document.fields().entrySet()) {
      String name = field.getKey();
      WellFormed.check(name, place);
      if (carries(style, name)) {
        try {
          carried.put(name, JsonParser.parse(field.getValue()));
        } catch (IllegalArgumentException e) {
          throw new AnnotationException(
              place, "the field " + Excerpt.of(name) + " is not JSON: " + e.getMessage());
        }
      }
    }
    carried.putAll(moved(document.fields(), style));
    check(carried, document, style, place);
    return carried;
  }

  private static void check(
      Map<String, JsonNode> fields, Document document, JsonlFormat.Style style, Origin place)
      throws AnnotationException {
    JsonNode data = fields.get(LabelStudioTask.DATA);
    if (data != null
        && !(data instanceof JsonNode.Members members && !members.values().containsKey("text"))) {
      throw new AnnotationException(
          place, "the field data must be an object without the member text, found " + data.kind());
    }
    JsonNode answer = fields.get(ANSWER);
    boolean spans = document.spans().values().stream().anyMatch(layer -> !layer.isEmpty());
    if (style != JsonlFormat.Style.LABEL_STUDIO
        && answer != null
        && spans
        && !answer.equals(new JsonNode.Text("accept"))) {
      throw new AnnotationException(
          place, "spans whose answer is " + answer.kind() + " would not be read again");
    }
  }

  /** Appends members behind others. */
  static void append(Map<String, JsonNode> fields, StringBuilder line) {
    fields.forEach(
        (name, value) -> {
          line.append(", ").append(JsonLine.quote(name)).append(": ");
          value.write(line);
        });
  }
}
