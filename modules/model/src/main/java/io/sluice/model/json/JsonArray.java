package io.sluice.model.json;

import java.util.ArrayList;
import java.util.List;

/** A JSON array. */
public record JsonArray(List<JsonValue> values) implements JsonValue {
  /** The array without values. */
  public static final JsonArray EMPTY = new JsonArray(List.of());

  public JsonArray {
    values = List.copyOf(values);
  }

  /** An array of strings. */
  public static JsonArray ofStrings(List<String> strings) {
    List<JsonValue> values = new ArrayList<>(strings.size());
    for (String string : strings) {
      values.add(new JsonString(string));
    }
    return new JsonArray(values);
  }

  /**
   * The strings of this array.
   *
   * @throws JsonException if a value is not a string
   */
  public List<String> strings() {
    List<String> strings = new ArrayList<>(values.size());
    for (int i = 0; i < values.size(); i++) {
      if (!(values.get(i) instanceof JsonString string)) {
        throw new JsonException(
            "element " + i + ": expected a string, found " + values.get(i).description());
      }
      strings.add(string.value());
    }
    return List.copyOf(strings);
  }
}
