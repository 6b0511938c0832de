package io.sluice.corpora.annotated;

import io.sluice.text.JsonLine;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** A JSON value. */
sealed interface JsonNode {
  /** What it is, for messages. */
  String kind();

  /** Appends it on one line; parsing gives the same again. */
  void write(StringBuilder line);

  /** It on one line. */
  default String text() {
    StringBuilder line = new StringBuilder();
    write(line);
    return line.toString();
  }

  /** An object; its members in the order of the text. */
  record Members(Map<String, JsonNode> values) implements JsonNode {
    @Override
    public String kind() {
      return "an object";
    }

    @Override
    public void write(StringBuilder line) {
      line.append('{');
      Iterator<Map.Entry<String, JsonNode>> members = values.entrySet().iterator();
      while (members.hasNext()) {
        Map.Entry<String, JsonNode> member = members.next();
        line.append(JsonLine.quote(member.getKey())).append(": ");
        member.getValue().write(line);
        line.append(members.hasNext() ? ", " : "");
      }
      line.append('}');
    }
  }

  /** An array. */
  record Items(List<JsonNode> values) implements JsonNode {
    @Override
    public String kind() {
      return "an array";
    }

    @Override
    public void write(StringBuilder line) {
      line.append('[');
      for (int i = 0; i < values.size(); i++) {
        line.append(i == 0 ? "" : ", ");
        values.get(i).write(line);
      }
      line.append(']');
    }
  }

  /** A string. */
  record Text(String value) implements JsonNode {
    @Override
    public String kind() {
      return Excerpt.of(value);
    }

    @Override
    public void write(StringBuilder line) {
      line.append(JsonLine.quote(value));
    }
  }

  /** A number as it is written. */
  record Numeral(String digits) implements JsonNode {
    @Override
    public String kind() {
      return digits.length() > 40 ? "a long number" : digits;
    }

    @Override
    public void write(StringBuilder line) {
      line.append(digits);
    }
  }

  /** {@code true}, {@code false} or {@code null}. */
  record Word(String value) implements JsonNode {
    @Override
    public String kind() {
      return value;
    }

    @Override
    public void write(StringBuilder line) {
      line.append(value);
    }
  }
}
