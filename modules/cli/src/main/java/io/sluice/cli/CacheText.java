package io.sluice.cli;

import io.sluice.catalog.cache.CacheEntry;
import io.sluice.model.json.JsonArray;
import io.sluice.model.json.JsonNull;
import io.sluice.model.json.JsonObject;
import io.sluice.model.json.JsonString;
import io.sluice.model.json.JsonValue;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Entries of the cache, for people and for machines. */
final class CacheText {
  private CacheText() {}

  /** Columns: what it is, how large, when it was last used, where it is in the cache, of what. */
  static String line(CacheEntry entry, Path root, Instant now) {
    return String.format(
        Locale.ROOT,
        "%-16s  %8s  %8s  %s%s%n",
        entry.kind().label(),
        Figures.bytes(entry.bytes()),
        age(Duration.between(entry.lastUsed(), now)),
        root.relativize(entry.path()),
        entry.source().map(source -> "  of " + source).orElse(""));
  }

  /** The names of the columns. */
  static String head() {
    return String.format(Locale.ROOT, "%-16s  %8s  %8s  %s%n", "what", "size", "unused", "where");
  }

  /** {@code 3 d}, {@code 3 h}, {@code 3 min}; whole ones that have passed. */
  static String age(Duration unused) {
    if (unused.toDays() > 0) {
      return unused.toDays() + " d";
    }
    return unused.toHours() > 0
        ? unused.toHours() + " h"
        : Math.max(0, unused.toMinutes()) + " min";
  }

  static JsonArray json(List<CacheEntry> entries) {
    return new JsonArray(entries.stream().<JsonValue>map(CacheText::json).toList());
  }

  private static JsonObject json(CacheEntry entry) {
    return JsonObject.builder()
        .put("kind", entry.kind().label())
        .put("path", entry.path().toString())
        .put("bytes", entry.bytes())
        .put("source", entry.source().<JsonValue>map(JsonString::new).orElse(JsonNull.NULL))
        .put("lastUsed", entry.lastUsed().toString())
        .build();
  }
}
