package io.sluice.corpora.annotated;

import io.sluice.corpora.DidYouMean;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks into JSON objects; what is not as expected is refused with the path to it. */
final class JsonFields {
  private final String path;
  private final Map<String, JsonNode> members;

  private JsonFields(String path, Map<String, JsonNode> members) {
    this.path = path;
    this.members = members;
  }

  static JsonFields of(JsonNode node, String path) {
    if (node instanceof JsonNode.Members object) {
      return new JsonFields(path, object.values());
    }
    throw wrong(path, "an object", node);
  }

  static IllegalArgumentException wrong(String path, String expected, JsonNode found) {
    return new IllegalArgumentException(
        (path.isEmpty() ? "" : path + ": ") + "expected " + expected + ", found " + found.kind());
  }

  String path(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  /** All members, {@code null} ones too, in the order of the text. */
  Map<String, JsonNode> members() {
    return members;
  }

  boolean has(String name) {
    return node(name).isPresent();
  }

  /** A member that is there and not null. */
  Optional<JsonNode> node(String name) {
    return Optional.ofNullable(members.get(name))
        .filter(node -> !(node instanceof JsonNode.Word word && word.value().equals("null")));
  }

  private JsonNode needed(String name) {
    return node(name)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "expected a member "
                        + path(name)
                        + ", found "
                        + members.keySet()
                        + DidYouMean.nearest(name, members.keySet())
                            .filter(found -> !found.equals(name))
                            .map(found -> "; did you mean " + name + " by " + found + "?")
                            .orElse("")));
  }

  String text(String name) {
    return text(needed(name), path(name));
  }

  static String text(JsonNode node, String path) {
    if (node instanceof JsonNode.Text text) {
      return text.value();
    }
    throw wrong(path, "a string", node);
  }

  /** What a span is called: some text. */
  String label(String name) {
    return label(needed(name), path(name));
  }

  static String label(JsonNode node, String path) {
    String label = text(node, path);
    if (label.isBlank()) {
      throw new IllegalArgumentException(path + ": expected a label, found blank text");
    }
    return label;
  }

  int offset(String name) {
    return offset(needed(name), path(name));
  }

  static int offset(JsonNode node, String path) {
    if (node instanceof JsonNode.Numeral number && number.digits().matches("\\d{1,9}")) {
      return Integer.parseInt(number.digits());
    }
    throw wrong(path, "an offset, a whole number from 0", node);
  }

  /** A number from 0 to 1; 1 if it is not there. */
  double probability(String name) {
    Optional<JsonNode> node = node(name);
    if (node.isEmpty()) {
      return 1;
    }
    if (node.get() instanceof JsonNode.Numeral number && number.digits().length() <= 40) {
      double value = Double.parseDouble(number.digits());
      if (value >= 0 && value <= 1) {
        return value;
      }
    }
    throw wrong(path(name), "a probability from 0 to 1", node.get());
  }

  /** The items of an array. */
  List<JsonNode> items(String name) {
    return items(needed(name), path(name));
  }

  static List<JsonNode> items(JsonNode node, String path) {
    if (node instanceof JsonNode.Items array) {
      return array.values();
    }
    throw wrong(path, "an array", node);
  }

  JsonFields object(String name) {
    return of(needed(name), path(name));
  }

  /** A name that is a string or a number; empty if it is not there. */
  String id(String name) {
    JsonNode node = node(name).orElse(new JsonNode.Text(""));
    if (node instanceof JsonNode.Numeral number) {
      return number.digits();
    }
    return text(node, path(name));
  }
}
