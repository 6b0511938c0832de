package io.sluice.cli;

import io.sluice.model.json.Json;
import io.sluice.model.json.JsonArray;
import io.sluice.model.json.JsonObject;
import io.sluice.model.json.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/** What {@code docs/cli.md} promises machines. */
final class Documented {
  private Documented() {}

  /** The example marked {@code json: name}. */
  static JsonObject example(String name) {
    try {
      var text = Files.readString(Path.of(System.getProperty("sluice.root"), "docs", "cli.md"));
      var mark = "<!-- json: " + name + " -->\n```json\n";
      var from = text.indexOf(mark) + mark.length();
      if (from < mark.length()) {
        throw new AssertionError("docs/cli.md has no example for " + name);
      }
      return Json.parseObject(text.substring(from, text.indexOf("\n```", from)), "docs/cli.md");
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** All keys, those of objects in lists as {@code list[].key}. */
  static Set<String> keys(JsonObject object) {
    var keys = new TreeSet<String>();
    object.members().forEach((key, value) -> collect(key, value, keys));
    return keys;
  }

  private static void collect(String path, JsonValue value, Set<String> keys) {
    keys.add(path);
    if (value instanceof JsonArray array && !array.values().isEmpty()) {
      if (array.values().get(0) instanceof JsonObject first) {
        keys(first).forEach(key -> keys.add(path + "[]." + key));
      }
    }
  }
}
