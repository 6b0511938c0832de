package io.sluice.language;

import io.sluice.model.ModelFormatException;
import io.sluice.model.json.JsonArray;
import io.sluice.model.json.JsonInteger;
import io.sluice.model.json.JsonObject;
import io.sluice.model.json.JsonValue;
import io.sluice.neural.parameter.NamedTensor;
import io.sluice.neural.recurrent.Cell;
import io.sluice.neural.recurrent.RecurrentSettings;
import io.sluice.neural.softmax.Clusters;
import io.sluice.text.SymbolKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The settings of a model as its file has them, and the tensors they ask for. Dropout and whatever
 * else concerns training only is left out.
 *
 * @param symbols what a symbol is
 * @param vocabulary number of symbols
 * @param settings the network
 */
record Architecture(SymbolKind symbols, int vocabulary, LanguageModelSettings settings) {
  static final String EMBEDDING = "embedding.weight";
  static final String OUTPUT = "output.weight";
  static final String OUTPUT_BIAS = "output.bias";
  private static final String RECURRENT = "recurrent.";
  private static final String READING = "reading";
  private static final String ADAPTIVE = "adaptive";
  private static final String CUTOFFS = "cutoffs";
  private static final String DIVISION = "division";
  private static final String PROJECTION = "projection";

  JsonObject toJson() {
    RecurrentSettings recurrent = settings.recurrent();
    JsonObject.Builder json =
        JsonObject.builder()
            .put("symbols", symbols.label())
            .put("vocabulary", vocabulary)
            .put("embedding", settings.embedding())
            .put("cell", recurrent.cell().label())
            .put("layers", recurrent.layers())
            .put("hidden", recurrent.hidden())
            .put("output", output());
    if (settings.softmax() instanceof SoftmaxKind.Adaptive adaptive) {
      json.put(CUTOFFS, integers(adaptive.cutoffs())).put(DIVISION, adaptive.division());
    }
    if (settings.reading() != ReadingDirection.FORWARD) {
      json.put(READING, settings.reading().label());
    }
    recurrent.projection().ifPresent(size -> json.put(PROJECTION, size));
    return json.build();
  }

  /** A sample concerns training only: what was learned is a full softmax. */
  private String output() {
    return settings.softmax() instanceof SoftmaxKind.Adaptive
        ? ADAPTIVE
        : settings.output().label();
  }

  /**
   * Reads what {@link #toJson} wrote.
   *
   * @throws ModelFormatException if a value is missing or out of range
   */
  static Architecture read(JsonObject json, String where) {
    try {
      LanguageModelSettings plain =
          LanguageModelSettings.of(
                  json.integer("embedding", 1, Integer.MAX_VALUE),
                  RecurrentSettings.of(
                          Cell.of(json.string("cell")),
                          json.integer("layers", 1, Integer.MAX_VALUE),
                          json.integer("hidden", 1, Integer.MAX_VALUE))
                      .withProjection(projection(json)))
              .withReading(reading(json));
      int vocabulary = json.integer("vocabulary", 1, Integer.MAX_VALUE);
      return new Architecture(
          SymbolKind.of(json.string("symbols")), vocabulary, withOutput(plain, json, vocabulary));
    } catch (IllegalArgumentException | io.sluice.model.json.JsonException e) {
      throw new ModelFormatException(
          where,
          "architecture: " + e.getMessage(),
          json,
          "the architecture of a language model",
          "use a newer version of Sluice or train the model again");
    }
  }

  private static LanguageModelSettings withOutput(
      LanguageModelSettings plain, JsonObject json, int vocabulary) {
    String output = json.string("output");
    if (!output.equals(ADAPTIVE)) {
      return plain.withOutput(OutputWeights.of(output));
    }
    List<Integer> cutoffs = new ArrayList<>();
    JsonArray values = json.array(CUTOFFS);
    if (values.values().size() > Clusters.MAXIMUM) {
      throw new IllegalArgumentException(
          "%d cutoffs are too many, at most %d are allowed"
              .formatted(values.values().size(), Clusters.MAXIMUM));
    }
    for (int i = 0; i < values.values().size(); i++) {
      cutoffs.add(cutoff(values.values().get(i)));
    }
    var adaptive = new SoftmaxKind.Adaptive(cutoffs, json.integer(DIVISION, 1, Integer.MAX_VALUE));
    adaptive.clusters(vocabulary); // refuses cutoffs beyond it
    return plain.withSoftmax(adaptive);
  }

  private static JsonArray integers(List<Integer> values) {
    List<JsonValue> integers = new ArrayList<>();
    values.forEach(value -> integers.add(new JsonInteger(value)));
    return new JsonArray(integers);
  }

  private static int cutoff(JsonValue value) {
    if (value instanceof JsonInteger number
        && number.value() > 0
        && number.value() <= Integer.MAX_VALUE) {
      return (int) number.value();
    }
    throw new IllegalArgumentException(
        "a cutoff must be a positive integer, was " + value.description());
  }

  /** Models from before there were two directions, and all that read forward, do not name it. */
  private static ReadingDirection reading(JsonObject json) {
    return json.find(READING).isEmpty()
        ? ReadingDirection.FORWARD
        : ReadingDirection.of(json.string(READING));
  }

  /** Models without, and those from before there was one, do not name it. */
  private static OptionalInt projection(JsonObject json) {
    return json.find(PROJECTION).isEmpty()
        ? OptionalInt.empty()
        : OptionalInt.of(json.integer(PROJECTION, 1, Integer.MAX_VALUE));
  }

  /** Name and shape of every tensor of the model. */
  Map<String, int[]> tensors() {
    RecurrentSettings recurrent = settings.recurrent();
    Map<String, int[]> shapes = new LinkedHashMap<>();
    shapes.put(EMBEDDING, new int[] {vocabulary, settings.embedding()});
    recurrent
        .tensors(settings.embedding())
        .forEach(
            (name, shape) ->
                shapes.put(RECURRENT + name, shape.stream().mapToInt(extent -> extent).toArray()));
    if (settings.softmax() instanceof SoftmaxKind.Adaptive adaptive) {
      putClusters(shapes, adaptive.clusters(vocabulary), recurrent.outputs());
      return shapes;
    }
    if (settings.output() == OutputWeights.SEPARATE) {
      shapes.put(OUTPUT, new int[] {vocabulary, recurrent.outputs()});
    }
    shapes.put(OUTPUT_BIAS, new int[] {vocabulary});
    return shapes;
  }

  private static void putClusters(Map<String, int[]> shapes, Clusters clusters, int hidden) {
    int places = clusters.frequent() + clusters.count();
    shapes.put(AdaptiveOutput.HEAD + ".weight", new int[] {places, hidden});
    shapes.put(AdaptiveOutput.HEAD + ".bias", new int[] {places});
    for (int i = 0; i < clusters.count(); i++) {
      String tail = AdaptiveOutput.TAIL + i;
      int dimension = clusters.dimension(i, hidden);
      shapes.put(tail + ".projection", new int[] {dimension, hidden});
      shapes.put(tail + ".weight", new int[] {clusters.size(i), dimension});
      shapes.put(tail + ".bias", new int[] {clusters.size(i)});
    }
  }

  /**
   * The tensors of the model, each of the shape that it must have; others are left out.
   *
   * @throws IllegalArgumentException if one is missing or has another shape
   */
  List<NamedTensor> require(Map<String, NamedTensor> available) {
    return tensors().entrySet().stream()
        .map(
            entry -> {
              List<Integer> shape = Arrays.stream(entry.getValue()).boxed().toList();
              NamedTensor tensor = available.get(entry.getKey());
              if (tensor == null || !tensor.shape().equals(shape)) {
                throw new IllegalArgumentException(
                    "a language model of this architecture needs a tensor %s of shape %s, found %s"
                        .formatted(
                            entry.getKey(), shape, tensor == null ? "none" : tensor.shape()));
              }
              return tensor;
            })
        .toList();
  }
}
