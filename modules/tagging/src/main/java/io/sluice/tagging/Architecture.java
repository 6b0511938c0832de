package io.sluice.tagging;

import io.sluice.model.ModelFormatException;
import io.sluice.model.json.JsonArray;
import io.sluice.model.json.JsonException;
import io.sluice.model.json.JsonObject;
import io.sluice.model.json.JsonValue;
import io.sluice.neural.recurrent.Cell;
import io.sluice.neural.recurrent.Direction;
import io.sluice.neural.recurrent.RecurrentSettings;
import io.sluice.text.label.LabelScheme;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The settings of a tagger as its file has them, embeddings apart. Dropout and whatever else
 * concerns training only is left out.
 *
 * @param tags the labels of each layer
 * @param temperatures of each layer, by which its scores are divided
 * @param recurrent the recurrent layers
 * @param lookAhead tokens read beyond the one whose label is due
 */
record Architecture(
    List<TagSet> tags, List<Double> temperatures, RecurrentSettings recurrent, int lookAhead) {
  private static final String PROJECTION = "projection";
  private static final double LEAST_TEMPERATURE = 1e-3;
  private static final double LARGEST_TEMPERATURE = 1e3;

  Architecture {
    tags = List.copyOf(tags);
    temperatures = List.copyOf(temperatures);
    TaggerSettings.checkLayers(tags.stream().map(TagSet::layer).toList());
    TaggerSettings.checkLookAhead(recurrent, lookAhead);
    if (temperatures.size() != tags.size()) {
      throw new IllegalArgumentException(
          "%d temperatures for %d layers of labels".formatted(temperatures.size(), tags.size()));
    }
    for (double temperature : temperatures) {
      if (!(temperature >= LEAST_TEMPERATURE && temperature <= LARGEST_TEMPERATURE)) {
        throw new IllegalArgumentException(
            "temperature must be between 0.001 and 1000, was " + temperature);
      }
    }
  }

  Architecture withTemperatures(List<Double> value) {
    return new Architecture(tags, value, recurrent, lookAhead);
  }

  JsonObject toJson(JsonArray embeddings) {
    List<JsonValue> layers = new ArrayList<>();
    for (int i = 0; i < tags.size(); i++) {
      LabelLayer layer = tags.get(i).layer();
      layers.add(
          JsonObject.builder()
              .put("name", layer.name())
              .put("scheme", layer.scheme().map(Architecture::name).orElse("none"))
              .put("decoder", layer.decoder().label())
              .put("labels", JsonArray.ofStrings(tags.get(i).labels()))
              .put("temperature", temperatures.get(i))
              .build());
    }
    JsonObject.Builder json =
        JsonObject.builder()
            .put("label-layers", new JsonArray(layers))
            .put("embeddings", embeddings)
            .put("cell", recurrent.cell().label())
            .put("layers", recurrent.layers())
            .put("hidden", recurrent.hidden())
            .put("direction", name(recurrent.direction()))
            .put("look-ahead", lookAhead);
    recurrent.projection().ifPresent(size -> json.put(PROJECTION, size));
    return json.build();
  }

  private static String name(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  /**
   * Reads what {@link #toJson} wrote.
   *
   * @throws ModelFormatException if a value is missing or out of range
   */
  static Architecture read(JsonObject json, String where) {
    try {
      List<TagSet> tags = new ArrayList<>();
      List<Double> temperatures = new ArrayList<>();
      for (JsonValue value : json.array("label-layers").values()) {
        if (!(value instanceof JsonObject layer)) {
          throw new IllegalArgumentException(
              "a label layer must be an object, is " + value.description());
        }
        tags.add(tagSet(layer));
        temperatures.add(layer.decimal("temperature"));
      }
      RecurrentSettings recurrent =
          RecurrentSettings.of(
                  Cell.of(json.string("cell")),
                  json.integer("layers", 0, Integer.MAX_VALUE),
                  json.integer("hidden", 0, Integer.MAX_VALUE))
              .withDirection(direction(json.string("direction")))
              .withProjection(projection(json));
      return new Architecture(
          tags, temperatures, recurrent, json.integer("look-ahead", 0, Integer.MAX_VALUE));
    } catch (IllegalArgumentException | JsonException e) {
      throw refusal(where, e, json);
    }
  }

  static ModelFormatException refusal(String where, RuntimeException e, Object found) {
    return new ModelFormatException(
        where,
        "tagger: " + e.getMessage(),
        found,
        "a sound tagger",
        "use a newer version of Sluice, fetch the model again or train it again");
  }

  private static TagSet tagSet(JsonObject json) {
    String scheme = json.string("scheme");
    LabelLayer layer =
        new LabelLayer(
            json.string("name"),
            scheme.equals("none") ? Optional.empty() : Optional.of(LabelScheme.of(scheme)),
            Decoder.of(json.string("decoder")));
    return TagSet.of(layer, json.array("labels").strings());
  }

  /** Taggers without, and those from before there was one, do not name it. */
  private static OptionalInt projection(JsonObject json) {
    return json.find(PROJECTION).isEmpty()
        ? OptionalInt.empty()
        : OptionalInt.of(json.integer(PROJECTION, 0, Integer.MAX_VALUE));
  }

  private static Direction direction(String label) {
    return Arrays.stream(Direction.values())
        .filter(direction -> name(direction).equals(label))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("unknown direction \"" + label + '"'));
  }
}
