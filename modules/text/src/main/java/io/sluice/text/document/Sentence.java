package io.sluice.text.document;

import io.sluice.text.label.Chunk;
import io.sluice.text.label.LabelScheme;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Tokens in order, with any number of named layers of labels.
 *
 * @param tokens may be empty
 * @param layers by name ({@code pos}, {@code ner}), in order: one label a token, exactly as it was
 *     read or predicted
 * @param origin where the first token was read
 */
public record Sentence(List<Token> tokens, Map<String, List<String>> layers, Origin origin) {
  /** Copies, and checks that each layer has as many labels as there are tokens. */
  public Sentence {
    tokens = List.copyOf(tokens);
    Map<String, List<String>> copy = new LinkedHashMap<>();
    for (Map.Entry<String, List<String>> layer : layers.entrySet()) {
      List<String> labels = List.copyOf(layer.getValue());
      if (labels.size() != tokens.size()) {
        throw new IllegalArgumentException(
            "layer \""
                + layer.getKey()
                + "\": expected one label for each of "
                + tokens.size()
                + " tokens, found "
                + labels.size()
                + place(origin));
      }
      copy.put(layer.getKey(), labels);
    }
    layers = Collections.unmodifiableMap(copy);
  }

  /** Tokens without labels, read from nowhere. */
  public static Sentence of(List<String> words) {
    Token[] tokens = new Token[words.size()];
    int start = 0;
    for (int i = 0; i < tokens.length; i++) {
      String word = words.get(i);
      tokens[i] = new Token(word, start, start + word.length());
      start = tokens[i].end() + 1;
    }
    return new Sentence(List.of(tokens), Map.of(), Origin.NONE);
  }

  /** Tokens without labels, as if joined by single blanks. */
  public static Sentence of(String... words) {
    return of(Arrays.asList(words));
  }

  /** The number of tokens. */
  public int size() {
    return tokens.size();
  }

  /** Whether there are no tokens. */
  public boolean isEmpty() {
    return tokens.isEmpty();
  }

  /** The texts of the tokens. */
  public List<String> words() {
    return tokens.stream().map(Token::text).toList();
  }

  /** The names of the layers, in order. */
  public Set<String> layerNames() {
    return layers.keySet();
  }

  /**
   * The labels of one layer.
   *
   * @throws IllegalArgumentException if there is none of that name; the message tells which there
   *     are
   */
  public List<String> labels(String layer) {
    List<String> labels = layers.get(layer);
    if (labels == null) {
      throw new IllegalArgumentException(
          "no layer \""
              + layer
              + "\" in this sentence"
              + place(origin)
              + ": "
              + (layers.isEmpty()
                  ? "it has none"
                  : "it has " + String.join(", ", layers.keySet())));
    }
    return labels;
  }

  /**
   * The chunks of one layer, read leniently from labels of any scheme.
   *
   * @throws IllegalArgumentException if there is no such layer, or a label is of no scheme at all
   */
  public List<Chunk> chunks(String layer) {
    List<String> labels = labels(layer);
    try {
      return LabelScheme.IOB2.chunks(labels);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "layer \"" + layer + "\" of the sentence" + place(origin) + ", " + e.getMessage(), e);
    }
  }

  /** This sentence with a layer added, or replaced where it stands. */
  public Sentence withLayer(String name, List<String> labels) {
    Map<String, List<String>> all = new LinkedHashMap<>(layers);
    all.put(name, labels);
    return new Sentence(tokens, all, origin);
  }

  /** This sentence with a layer added, or replaced where it stands. */
  public Sentence withLayer(String name, String... labels) {
    return withLayer(name, Arrays.asList(labels));
  }

  /** This sentence without a layer; itself if there is none of that name. */
  public Sentence withoutLayer(String name) {
    if (!layers.containsKey(name)) {
      return this;
    }
    Map<String, List<String>> rest = new LinkedHashMap<>(layers);
    rest.remove(name);
    return new Sentence(tokens, rest, origin);
  }

  /** This sentence, read elsewhere. */
  public Sentence withOrigin(Origin other) {
    return new Sentence(tokens, layers, other);
  }

  private static String place(Origin origin) {
    return origin.isNone() ? "" : " at " + origin;
  }

  /** The words, then each layer: {@code Ada met Bob {ner: B-PER O B-PER}}. */
  @Override
  public String toString() {
    String words = String.join(" ", words());
    if (layers.isEmpty()) {
      return words;
    }
    return layers.entrySet().stream()
        .map(layer -> layer.getKey() + ": " + String.join(" ", layer.getValue()))
        .collect(Collectors.joining("; ", words + " {", "}"));
  }
}
