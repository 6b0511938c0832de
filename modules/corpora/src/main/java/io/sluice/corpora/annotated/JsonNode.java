package io.sluice.corpora.annotated;

import java.util.List;
import java.util.Map;

/** A JSON value. */
sealed interface JsonNode {
  /** What it is, for messages. */
  String kind();

  /** An object; its members in the order of the text. */
  record Members(Map<String, JsonNode> values) implements JsonNode {
    @Override
    public String kind() {
      return "an object";
    }
  }

  /** An array. */
  record Items(List<JsonNode> values) implements JsonNode {
    @Override
    public String kind() {
      return "an array";
    }
  }

  /** A string. */
  record Text(String value) implements JsonNode {
    @Override
    public String kind() {
      return Excerpt.of(value);
    }
  }

  /** A number as it is written. */
  record Numeral(String digits) implements JsonNode {
    @Override
    public String kind() {
      return digits.length() > 40 ? "a long number" : digits;
    }
  }

  /** {@code true}, {@code false} or {@code null}. */
  record Word(String value) implements JsonNode {
    @Override
    public String kind() {
      return value;
    }
  }
}
