package io.sluice.experiments;

import io.sluice.model.json.JsonInteger;
import io.sluice.model.json.JsonObject;
import io.sluice.model.json.JsonString;
import io.sluice.model.json.JsonValue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What has become of a corpus since a run was started, in words and only as far as it differs.
 *
 * @param before as the provenance of the run has it
 * @param now the same of what is there
 * @param symbols what a model predicts, in the plural: {@code characters}
 */
record CorpusChange(JsonObject before, JsonObject now, String symbols) {
  private static final Pattern COUNT = Pattern.compile("(?:train|validation|development) (.+)");
  private static final String SHA256 = "sha256";
  private static final String SHA256_OF = "sha256 of ";

  /** The message, with what helps. */
  String since(Path run) {
    var files = new ArrayList<String>();
    var checksums = new ArrayList<String>();
    var details = new ArrayList<String>();
    for (var key : keys()) {
      var old = before.find(key);
      var young = now.find(key);
      if (old.equals(young) || isNumber(old) || isNumber(young)) {
        continue;
      }
      if (key.equals(SHA256) || key.startsWith(SHA256_OF)) {
        files.add(file(key));
        checksums.add(thenAndNow(SHA256, old, young));
      } else {
        details.add(thenAndNow(key, old, young));
      }
    }
    details.addAll(counts());
    if (details.isEmpty()) {
      details.addAll(checksums);
    }
    var several = files.size() > 1;
    return (files.isEmpty() ? "the corpus" : String.join(" and ", files))
        + (several ? " have" : " has")
        + " changed since "
        + run
        + " was started ("
        + String.join(", ", details)
        + "); restore "
        + (several ? "them" : "it")
        + ", or start a new run";
  }

  private Set<String> keys() {
    var keys = new LinkedHashSet<>(before.members().keySet());
    keys.addAll(now.members().keySet());
    return keys;
  }

  /** Whose checksum it is: a part of the corpus is named by its file. */
  private String file(String key) {
    var name = key.equals(SHA256) ? "path" : key.substring(SHA256_OF.length());
    return now.find(name).or(() -> before.find(name)).map(CorpusChange::text).orElse(name);
  }

  /** Of both parts together. */
  private List<String> counts() {
    Map<String, Long> then = totals(before);
    Map<String, Long> since = totals(now);
    var counts = new ArrayList<String>();
    then.forEach(
        (noun, count) -> {
          long other = since.getOrDefault(noun, 0L);
          if (count != other) {
            counts.add(String.format(Locale.ROOT, "%,d %s then, %,d now", count, noun, other));
          }
        });
    return counts;
  }

  private Map<String, Long> totals(JsonObject corpus) {
    Map<String, Long> totals = new LinkedHashMap<>();
    corpus
        .members()
        .forEach(
            (key, value) -> {
              if (value instanceof JsonInteger number) {
                totals.merge(noun(key), number.value(), Long::sum);
              }
            });
    return totals;
  }

  private String noun(String key) {
    var count = COUNT.matcher(key);
    var what = count.matches() ? count.group(1) : key;
    return switch (what) {
      case "symbols" -> symbols;
      case "vocabulary" -> "in the vocabulary";
      default -> what;
    };
  }

  private static boolean isNumber(Optional<JsonValue> value) {
    return value.isPresent() && value.get() instanceof JsonInteger;
  }

  private static String thenAndNow(String key, Optional<JsonValue> then, Optional<JsonValue> now) {
    return key
        + " "
        + then.map(CorpusChange::text).orElse("none")
        + " then, "
        + now.map(CorpusChange::text).orElse("none")
        + " now";
  }

  private static String text(JsonValue value) {
    return value instanceof JsonString string ? string.value() : value.toString();
  }
}
