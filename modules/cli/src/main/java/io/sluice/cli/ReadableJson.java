package io.sluice.cli;

import io.sluice.model.json.Json;
import io.sluice.model.json.JsonArray;
import io.sluice.model.json.JsonDecimal;
import io.sluice.model.json.JsonInteger;
import io.sluice.model.json.JsonObject;
import io.sluice.model.json.JsonString;
import io.sluice.model.json.JsonValue;
import io.sluice.text.label.LabelScheme;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a model's manifest says, in words rather than in JSON. */
final class ReadableJson {
  private static final String LABELS = "labels";
  private static final String SCHEME = "scheme";
  private static final String SETTINGS = "settings";
  private static final String SEED = "seed";
  private static final int DIGITS = 5;
  private static final int MOST_ITEMS = 20;

  private ReadableJson() {}

  /**
   * A member as lines: one for a plain value, one for each member of an object or item of an array
   * of objects. None if there is nothing to say, or the value is a text of many lines, such as the
   * whole configuration: those are for machines.
   */
  static List<String> lines(String key, JsonValue value) {
    var lines = new ArrayList<String>();
    if (value instanceof JsonObject object) {
      object.members().forEach((name, inner) -> lines.add(named(name, inner)));
    } else if (value instanceof JsonArray array && holdsObjects(array)) {
      array.values().forEach(item -> lines.add(item((JsonObject) item)));
    } else {
      lines.add(plain(key, value));
    }
    lines.removeIf(String::isBlank);
    return lines;
  }

  private static boolean holdsObjects(JsonArray array) {
    return !array.values().isEmpty()
        && array.values().stream().allMatch(JsonObject.class::isInstance);
  }

  /** {@code vectors: dimension 100, tuned 15,842}: what it is called, then the rest. */
  private static String item(JsonObject object) {
    var first = object.members().values().stream().findFirst();
    if (first.isEmpty() || !(first.get() instanceof JsonString title)) {
      return members(object, 0);
    }
    var rest = members(object, 1);
    return rest.isEmpty() ? title.value() : title.value() + ": " + rest;
  }

  private static String members(JsonObject object, int skipped) {
    return object.members().entrySet().stream()
        .skip(skipped)
        .map(member -> member(member, object))
        .filter(shown -> !shown.isBlank())
        .collect(Collectors.joining(", "));
  }

  private static String member(Map.Entry<String, JsonValue> member, JsonObject parent) {
    var value = member.getValue();
    if (member.getKey().equals(SETTINGS) && value instanceof JsonObject settings) {
      return members(settings, 0);
    }
    if (member.getKey().equals(LABELS) && value instanceof JsonArray labels) {
      return labels(labels, parent);
    }
    return named(member.getKey(), value);
  }

  private static String named(String key, JsonValue value) {
    var shown = inner(key, value);
    return shown.isEmpty() ? "" : key + " " + shown;
  }

  private static String inner(String key, JsonValue value) {
    if (value instanceof JsonObject object) {
      return object.members().isEmpty() ? "" : "(" + members(object, 0) + ")";
    }
    if (value instanceof JsonArray array && holdsObjects(array)) {
      return array.values().stream()
          .map(item -> "(" + item((JsonObject) item) + ")")
          .collect(Collectors.joining(" "));
    }
    return plain(key, value);
  }

  private static String plain(String key, JsonValue value) {
    if (value instanceof JsonArray array) {
      return listed(array.values().stream().map(item -> plain(key, item)).toList());
    }
    if (value instanceof JsonDecimal decimal) {
      return BigDecimal.valueOf(decimal.value())
          .round(new MathContext(DIGITS))
          .stripTrailingZeros()
          .toPlainString();
    }
    if (value instanceof JsonInteger integer && !key.equals(SEED)) {
      return Figures.count(integer.value());
    }
    var words = value instanceof JsonString string ? string.value() : Json.compact(value);
    return words.contains("\n") ? "" : words;
  }

  /** Those that mark spans by what they are spans of: {@code 9 labels of LOC, PER}. */
  private static String labels(JsonArray labels, JsonObject layer) {
    var names = labels.values().stream().map(label -> plain(LABELS, label)).toList();
    var count = Figures.count(names.size(), "label");
    var marksSpans =
        layer.find(SCHEME).filter(scheme -> !scheme.equals(new JsonString("none"))).isPresent();
    if (!marksSpans) {
      return count + ": " + listed(names);
    }
    var types = new TreeSet<String>();
    for (var name : names) {
      LabelScheme.IOB2.chunks(List.of(name)).forEach(chunk -> types.add(chunk.label()));
    }
    return count + " of " + listed(List.copyOf(types));
  }

  private static String listed(List<String> items) {
    var shown = items.stream().limit(MOST_ITEMS).collect(Collectors.joining(", "));
    var more = items.size() - MOST_ITEMS;
    return more > 0 ? shown + " and " + Figures.count(more) + " more" : shown;
  }
}
