package io.sluice.tagging;

import io.sluice.neural.crf.Constraints;
import io.sluice.neural.crf.LabelSet;
import io.sluice.tagging.evaluation.Comparison;
import io.sluice.text.document.Sentence;
import io.sluice.text.label.Chunk;
import io.sluice.text.label.LabelScheme;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The labels of a layer as the network numbers them, and which may follow which. Immutable.
 *
 * <p>Labels of the data are converted to the layer's scheme: chunks are read leniently and written
 * anew. Where nobody said what is right, {@link LabelLayer#isUnknown} tells.
 */
public final class TagSet {
  /** Label of a token whose label is not known. */
  static final String UNKNOWN = Comparison.UNKNOWN;

  private static final String UNSPECIFIED = "_";
  private static final int MOST_LABELS = 8192;

  private final LabelLayer layer;
  private final List<String> labels;
  private final Map<String, Integer> ids = new HashMap<>();

  private TagSet(LabelLayer layer, List<String> labels) {
    this.layer = layer;
    this.labels = List.copyOf(labels);
    if (labels.isEmpty() || labels.size() > MOST_LABELS) {
      throw new IllegalArgumentException(
          "layer \"%s\" must have 1 to %d labels, has %d"
              .formatted(layer.name(), MOST_LABELS, labels.size()));
    }
    for (String label : labels) {
      if (ids.putIfAbsent(label, ids.size()) != null) {
        throw new IllegalArgumentException(
            "layer \"%s\" has label \"%s\" twice".formatted(layer.name(), label));
      }
      layer.scheme().ifPresent(scheme -> scheme.allowsStart(label)); // refuses foreign labels
    }
  }

  /** Labels in the order of their numbers. */
  public static TagSet of(LabelLayer layer, List<String> labels) {
    return new TagSet(layer, labels);
  }

  /**
   * The labels that sentences need: of each type of span that occurs all that the scheme has.
   *
   * @throws IllegalArgumentException if no sentence has labels of the layer, or a label is of no
   *     scheme
   */
  public static TagSet collect(LabelLayer layer, List<Sentence> sentences) {
    TreeSet<String> found = new TreeSet<>();
    for (Sentence sentence : sentences) {
      for (String label : sentence.layers().getOrDefault(layer.name(), List.of())) {
        if (!layer.isUnknown(label)) {
          found.add(label);
        }
      }
    }
    if (found.isEmpty()) {
      throw new IllegalArgumentException(
          "no sentence has labels of layer \"%s\"; there are layers %s"
              .formatted(layer.name(), names(sentences)));
    }
    if (layer.scheme().isEmpty()) {
      return new TagSet(layer, List.copyOf(found));
    }
    LabelScheme scheme = layer.scheme().get();
    return new TagSet(layer, scheme.alphabet(types(scheme, found)));
  }

  private static Set<String> types(LabelScheme scheme, Collection<String> labels) {
    TreeSet<String> types = new TreeSet<>();
    for (String label : labels) {
      scheme.chunks(List.of(label)).stream().map(Chunk::label).forEach(types::add);
    }
    return types;
  }

  private static Set<String> names(List<Sentence> sentences) {
    Set<String> names = new TreeSet<>();
    sentences.forEach(sentence -> names.addAll(sentence.layerNames()));
    return names;
  }

  /** Whose labels they are. */
  public LabelLayer layer() {
    return layer;
  }

  /** The labels; the place in the list is the number. */
  public List<String> labels() {
    return labels;
  }

  /** K. */
  public int size() {
    return labels.size();
  }

  /** Types of the spans that labels mark, sorted; none where each label stands for itself. */
  Set<String> types() {
    return layer.scheme().map(scheme -> types(scheme, labels)).orElse(Set.of());
  }

  /** The number of a label, if there is one. */
  public Optional<Integer> id(String label) {
    return Optional.ofNullable(ids.get(label));
  }

  /** Labels by their numbers. */
  public List<String> decode(int[] path) {
    String[] decoded = new String[path.length];
    for (int i = 0; i < path.length; i++) {
      decoded[i] = labels.get(path[i]);
    }
    return List.of(decoded);
  }

  /** What the scheme allows, if a conditional random field decodes; else everything. */
  public Constraints constraints() {
    if (layer.scheme().isEmpty() || layer.decoder() == Decoder.SOFTMAX) {
      return Constraints.none(size());
    }
    LabelScheme scheme = layer.scheme().get();
    boolean[] start = new boolean[size()];
    boolean[] end = new boolean[size()];
    boolean[][] transition = new boolean[size()][size()];
    for (int from = 0; from < size(); from++) {
      start[from] = scheme.allowsStart(labels.get(from));
      end[from] = scheme.allowsEnd(labels.get(from));
      for (int to = 0; to < size(); to++) {
        transition[from][to] = scheme.allows(labels.get(from), labels.get(to));
      }
    }
    return new Constraints(start, end, transition);
  }

  /**
   * What is known of the labels of a sentence: for each token the numbers that agree with its
   * label. Where a span touches a token of unknown label, it may end there or go on.
   *
   * @param given labels of the data, in any scheme
   * @throws IllegalArgumentException if a label is not in this set
   */
  public List<LabelSet> known(List<String> given) {
    return layer.scheme().isEmpty()
        ? given.stream().map(this::alone).toList()
        : new PartialLabels(this, given).sets();
  }

  private LabelSet alone(String label) {
    return isUnknown(label) ? LabelSet.all(size()) : LabelSet.of(size(), require(label));
  }

  int require(String label) {
    Integer id = ids.get(label);
    if (id == null) {
      throw new IllegalArgumentException(
          "label \"%s\" is not among those of layer \"%s\": %s"
              .formatted(label, layer.name(), labels));
    }
    return id;
  }

  /**
   * Numbers of complete labels, converted to the layer's scheme.
   *
   * @throws IllegalArgumentException if a label is unknown or not in this set
   */
  public int[] encode(List<String> given) {
    List<String> own = layer.scheme().map(scheme -> scheme.convert(given)).orElse(given);
    return own.stream().mapToInt(this::require).toArray();
  }

  /** Numbers of the labels of a sentence, if it has all of them and they are in this set. */
  Optional<int[]> gold(Sentence sentence) {
    List<String> given = sentence.layers().getOrDefault(layer.name(), List.of());
    if (given.isEmpty() || !isComplete(given)) {
      return Optional.empty();
    }
    List<String> own = layer.scheme().map(scheme -> scheme.convert(given)).orElse(given);
    return own.stream().allMatch(ids::containsKey)
        ? Optional.of(own.stream().mapToInt(this::require).toArray())
        : Optional.empty();
  }

  /** As the layer has it; taggers may have learned that an underscore is no label at all. */
  boolean isUnknown(String label) {
    return layer.isUnknown(label) || label.equals(UNSPECIFIED) && !ids.containsKey(label);
  }

  /** Whether every label is known. */
  public boolean isComplete(List<String> given) {
    return given.stream().noneMatch(this::isUnknown);
  }

  /**
   * What is predicted for a sentence beside what it has, spans in IOB2 as in published figures. Of
   * a sentence without the layer nothing is known, and where labels mark spans neither is of one
   * that lacks some.
   *
   * @param predicted one label a token, in any scheme
   * @param confidences as in {@link Comparison}
   */
  public Comparison compare(Sentence sentence, List<String> predicted, List<Double> confidences) {
    return new Comparison(
        sentence,
        comparable(sentence),
        layer.scheme().map(any -> LabelScheme.IOB2.convert(predicted)).orElse(predicted),
        confidences);
  }

  private List<String> comparable(Sentence sentence) {
    List<String> given = sentence.layers().getOrDefault(layer.name(), List.of());
    if (layer.scheme().isPresent() && isComplete(given) && !given.isEmpty()) {
      return LabelScheme.IOB2.convert(given);
    }
    return layer.scheme().isPresent() || given.isEmpty()
        ? Collections.nCopies(sentence.size(), UNKNOWN)
        : given.stream().map(label -> isUnknown(label) ? UNKNOWN : label).toList();
  }

  /**
   * Makes sure that {@link #compare} has something to compare with.
   *
   * @throws IllegalArgumentException if no label that would count is known
   */
  public void requireComparable(List<Sentence> sentences) {
    if (sentences.stream().flatMap(s -> comparable(s).stream()).allMatch(UNKNOWN::equals)) {
      throw new IllegalArgumentException(
          "none of %d sentences has %s to measure by in layer \"%s\"; there are layers %s. Give others, or label these"
              .formatted(
                  sentences.size(),
                  layer.scheme().isPresent() ? "all its labels" : "labels",
                  layer.name(),
                  names(sentences)));
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TagSet set && layer.equals(set.layer) && labels.equals(set.labels);
  }

  @Override
  public int hashCode() {
    return 31 * layer.hashCode() + labels.hashCode();
  }

  @Override
  public String toString() {
    return layer + " " + labels;
  }
}
