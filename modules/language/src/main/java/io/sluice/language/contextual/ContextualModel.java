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
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
        recurrent.cell(),
        recurrent.layers(),
        recurrent.hidden(),
        settings.reading());
  }

  private static LanguageModelSettings settings(
      int embedding, Cell cell, int layers, int hidden, ReadingDirection reading) {
    return LanguageModelSettings.of(embedding, RecurrentSettings.of(cell, layers, hidden))
        .withReading(reading);
  }

  int dimension() {
    return settings.recurrent().hidden();
  }

  StateReader reader() {
    return new StateReader(vocabulary, settings, tensors);
  }

  JsonObject toJson() {
    return JsonObject.builder()
        .put(READING, settings.reading().label())
        .put(EMBEDDING, settings.embedding())
        .put(CELL, settings.recurrent().cell().label())
        .put(LAYERS, settings.recurrent().layers())
        .put(HIDDEN, dimension())
        .build();
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
            integer(json, EMBEDDING),
            cell(json.string(CELL)),
            integer(json, LAYERS),
            integer(json, HIDDEN),
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

  private static int integer(JsonObject json, String key) {
    long value = json.integer(key);
    if (value < 1 || value > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(key + " must be a positive integer, was " + value);
    }
    return (int) value;
  }

  private static Cell cell(String label) {
    return Arrays.stream(Cell.values())
        .filter(cell -> cell.label().equals(label))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("unknown cell \"" + label + '"'));
  }

  /** The tensors under other names. */
  List<NamedTensor> export(String prefix) {
    return tensors.values().stream()
        .map(tensor -> new NamedTensor(prefix + tensor.name(), tensor.shape(), tensor.values()))
        .toList();
  }
}
