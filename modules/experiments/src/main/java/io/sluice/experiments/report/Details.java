package io.sluice.experiments.report;

import io.sluice.model.json.Json;
import io.sluice.model.json.JsonArray;
import io.sluice.model.json.JsonObject;
import io.sluice.model.json.JsonString;
import io.sluice.model.json.JsonValue;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Configuration and provenance as readable text. */
final class Details {
  private static final Pattern KEY = Pattern.compile("(?m)^([ -]*)([a-z0-9-]+):");

  private Details() {}

  static String config(String yaml) {
    return KEY.matcher(Html.escape(yaml)).replaceAll("$1<span class=\"key\">$2</span>:");
  }

  /** Rows of a table; nested objects are indented under their key. */
  static String provenance(JsonObject provenance) {
    return rows(provenance, 0);
  }

  private static String rows(JsonObject object, int depth) {
    return object.members().entrySet().stream()
        .map(member -> row(member.getKey(), member.getValue(), depth))
        .collect(Collectors.joining());
  }

  private static String row(String key, JsonValue value, int depth) {
    var head = "<tr><th class=\"depth" + Math.min(depth, 3) + "\">" + Html.escape(key) + "</th>";
    if (value instanceof JsonObject object) {
      return head + "<td></td></tr>\n" + rows(object, depth + 1);
    }
    if (value instanceof JsonArray array) {
      var items = array.values().stream().map(Details::text).collect(Collectors.joining("<br>"));
      return head + "<td>" + items + "</td></tr>\n";
    }
    return head + "<td>" + text(value) + "</td></tr>\n";
  }

  private static String text(JsonValue value) {
    return Html.escape(value instanceof JsonString text ? text.value() : Json.compact(value));
  }
}
