package io.sluice.language.contextual;

import io.sluice.language.LanguageModel;
import io.sluice.language.LanguageModelSettings;
import io.sluice.language.ReadingDirection;
import io.sluice.model.json.JsonObject;
import io.sluice.neural.parameter.NamedTensor;
import io.sluice.neural.recurrent.Cell;
import io.sluice.neural.recurrent.RecurrentSettings;
import io.sluice.text.SymbolKind;
import io.sluice.text.Vocabulary;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * What is kept of a language model: everything below the output layer.
 *
 * @param vocabulary its characters
 * @param settings without dropout and output
 * @param tensors under the names of the language model; borrowed
 */
record ContextualModel(
    Vocabulary vocabulary, LanguageModelSettings settings, Map<String, NamedTensor> tensors) {
  private static final String READING = "reading";
  private static final String EMBEDDING = "embedding";
  private static final String CELL = "cell";
  private static final String LAYERS = "layers";
  private static final String HIDDEN = "hidden";
  private static final String PROJECTION = "projection";
  private static final String OUTPUT = "output.";

  static ContextualModel of(LanguageModel model) {
    if (model.symbols() != SymbolKind.CHARACTERS) {
      throw new IllegalArgumentException(
          "contextual embeddings need language models of characters, this one reads %s"
              .formatted(model.symbols().label()));
    }
    Map<String, NamedTensor> tensors = new LinkedHashMap<>();
    for (NamedTensor tensor : model.tensors()) {
      if (!tensor.name().startsWith(OUTPUT)) {
        tensors.put(tensor.name(), tensor);
      }
    }
    return new ContextualModel(model.codec().vocabulary(), bare(model.settings()), tensors);
  }

  private static LanguageModelSettings bare(LanguageModelSettings settings) {
    RecurrentSettings recurrent = settings.recurrent();
    return settings(
        settings.embedding(),
        RecurrentSettings.of(recurrent.cell(), recurrent.layers(), recurrent.hidden())
            .withProjection(recurrent.projection()),
        settings.reading());
  }

  private static LanguageModelSettings settings(
      int embedding, RecurrentSettings recurrent, ReadingDirection reading) {
    return LanguageModelSettings.of(embedding, recurrent).withReading(reading);
  }

  int dimension() {
    return settings.recurrent().outputs();
  }

  StateReader reader() {
    return new StateReader(vocabulary, settings, tensors);
  }

  JsonObject toJson() {
    RecurrentSettings recurrent = settings.recurrent();
    JsonObject.Builder json =
        JsonObject.builder()
            .put(READING, settings.reading().label())
            .put(EMBEDDING, settings.embedding())
            .put(CELL, recurrent.cell().label())
            .put(LAYERS, recurrent.layers())
            .put(HIDDEN, recurrent.hidden());
    recurrent.projection().ifPresent(size -> json.put(PROJECTION, size));
    return json.build();
  }

  /**
   * The model that {@link #toJson} described.
   *
   * @param prefix of its tensors, with the dot
   * @param available all tensors of the file
   * @throws IllegalArgumentException if settings are out of range; tensors are checked by {@link
   *     #reader}
   */
  static ContextualModel load(
      JsonObject json, Vocabulary vocabulary, String prefix, Map<String, NamedTensor> available) {
    LanguageModelSettings settings =
        settings(
            json.integer(EMBEDDING, 1, Integer.MAX_VALUE),
            RecurrentSettings.of(
                    Cell.of(json.string(CELL)),
                    json.integer(LAYERS, 1, Integer.MAX_VALUE),
                    json.integer(HIDDEN, 1, Integer.MAX_VALUE))
                .withProjection(
                    json.find(PROJECTION).isEmpty()
                        ? OptionalInt.empty()
                        : OptionalInt.of(json.integer(PROJECTION, 1, Integer.MAX_VALUE))),
            ReadingDirection.of(json.string(READING)));
    Map<String, NamedTensor> own = new LinkedHashMap<>();
    available.forEach(
        (name, tensor) -> {
          if (name.startsWith(prefix)) {
            own.put(name.substring(prefix.length()), tensor);
          }
        });
    return new ContextualModel(vocabulary, settings, own);
  }

  /** The tensors under other names. */
  List<NamedTensor> export(String prefix) {
    return tensors.values().stream()
        .map(tensor -> new NamedTensor(prefix + tensor.name(), tensor.shape(), tensor.values()))
        .toList();
  }
}
