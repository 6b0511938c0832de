package io.sluice.cli;

import io.sluice.model.json.JsonArray;
import io.sluice.model.json.JsonNull;
import io.sluice.model.json.JsonObject;
import io.sluice.model.json.JsonValue;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Nested maps, lists and scalars as JSON. */
final class JsonTree {
  private JsonTree() {}

  static JsonObject of(Map<String, ?> map) {
    var members = new LinkedHashMap<String, JsonValue>();
    map.forEach((key, value) -> members.put(key, of((Object) value)));
    return new JsonObject(members);
  }

  private static JsonValue of(@Nullable Object value) {
    if (value == null) {
      return JsonNull.NULL;
    }
    if (value instanceof Map<?, ?> map) {
      var members = new LinkedHashMap<String, JsonValue>();
      map.forEach((key, member) -> members.put(String.valueOf(key), of((Object) member)));
      return new JsonObject(members);
    }
    if (value instanceof Collection<?> collection) {
      return new JsonArray(collection.stream().map(JsonTree::of).toList());
    }
    if (value instanceof Boolean truth) {
      return JsonValue.of(truth.booleanValue());
    }
    if (value instanceof Double || value instanceof Float) {
      return JsonValue.of(((Number) value).doubleValue());
    }
    if (value instanceof Number number) {
      return JsonValue.of(number.longValue());
    }
    return JsonValue.of(value.toString());
  }

  /** A measured number, or null where there is none: JSON knows no infinity and no NaN. */
  static JsonValue number(double value) {
    return Double.isFinite(value) ? JsonValue.of(value) : JsonNull.NULL;
  }
}
