package io.sluice.catalog;

import io.sluice.corpora.DidYouMean;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** The fields of one mapping of a card. What is wrong with them is collected in the problems. */
final class CardFields {
  private final CardProblems problems;
  private final Node node;
  private final Map<String, Node> fields = new LinkedHashMap<>();

  /** Reads {@code node}; reports keys that are not {@code known} or stand twice. */
  CardFields(Node node, Set<String> known, CardProblems problems) {
    this.node = node;
    this.problems = problems;
    if (!(node instanceof MappingNode mapping)) {
      problems.add(node, "expected a mapping with the keys " + String.join(", ", sorted(known)));
      return;
    }
    Map<String, Node> seen = new HashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      Node keyNode = tuple.getKeyNode();
      String key = keyNode instanceof ScalarNode scalar ? scalar.getValue() : "";
      if (seen.put(key, keyNode) != null) {
        problems.add(keyNode, "the key \"" + key + "\" stands twice");
      } else if (known.contains(key)) {
        fields.put(key, tuple.getValueNode());
      } else {
        String hint =
            DidYouMean.nearest(key, known)
                .map(name -> "did you mean \"" + name + "\"?")
                .orElse("expected one of " + String.join(", ", sorted(known)));
        problems.add(keyNode, "unknown key \"" + key + "\"; " + hint);
      }
    }
  }

  /** What a card is of; {@code corpus} unless it says otherwise. */
  static String kind(Node card) {
    if (card instanceof MappingNode mapping) {
      for (NodeTuple tuple : mapping.getValue()) {
        if (tuple.getKeyNode() instanceof ScalarNode key
            && key.getValue().equals("kind")
            && tuple.getValueNode() instanceof ScalarNode kind) {
          return kind.getValue();
        }
      }
    }
    return CorpusCard.KIND;
  }

  private static List<String> sorted(Set<String> names) {
    return names.stream().sorted().toList();
  }

  /** Where the mapping stands. */
  Node node() {
    return node;
  }

  /** The node of a field, if it is there. */
  Optional<Node> node(String key) {
    return Optional.ofNullable(fields.get(key));
  }

  /** Whether a field is there. */
  boolean has(String key) {
    return fields.containsKey(key);
  }

  /** A text that must be there; empty if it is not, which is a problem. */
  String text(String key) {
    @Nullable Node value = fields.get(key);
    if (value == null) {
      problems.add(node, "the key \"" + key + "\" is missing");
      return "";
    }
    return scalar(key, value);
  }

  /** A text that may be there. */
  Optional<String> optionalText(String key) {
    return node(key).map(value -> scalar(key, value));
  }

  /** A text or a list of texts that may be there. */
  List<String> texts(String key) {
    @Nullable Node value = fields.get(key);
    if (value == null) {
      return List.of();
    }
    if (!(value instanceof SequenceNode sequence)) {
      return List.of(scalar(key, value));
    }
    List<String> texts = new ArrayList<>();
    for (Node item : sequence.getValue()) {
      texts.add(scalar(key, item));
    }
    return texts;
  }

  /** The items of a list that must be there. */
  List<Node> items(String key) {
    @Nullable Node value = fields.get(key);
    if (value instanceof SequenceNode sequence) {
      return sequence.getValue();
    }
    problems.add(
        value == null ? node : value,
        value == null
            ? "the key \"" + key + "\" is missing"
            : "\"" + key + "\" must be a list, each item after a dash");
    return List.of();
  }

  /** A whole number that may be there; blanks of the form {@code 1_000} are allowed. */
  OptionalLong count(String key) {
    Optional<Node> node = node(key);
    if (node.isEmpty()) {
      return OptionalLong.empty();
    }
    String text = text(key).replace("_", "");
    if (!text.matches("\\d{1,18}")) {
      problems.add(node.get(), "\"" + key + "\" must be a whole number, not negative");
      return OptionalLong.empty();
    }
    return OptionalLong.of(Long.parseLong(text));
  }

  private String scalar(String key, Node value) {
    if (value instanceof ScalarNode scalar && !Tag.NULL.equals(scalar.getTag())) {
      return scalar.getValue();
    }
    problems.add(value, "\"" + key + "\" must be a text");
    return "";
  }
}
