package io.sluice.model;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What goes into a model file.
 *
 * @param description what the model is
 * @param vocabularies texts by name; {@code symbols} becomes {@code vocabulary/symbols.txt}
 * @param tensors weights; fetched one after another while writing
 */
public record ModelContents(
    ModelDescription description,
    Map<String, String> vocabularies,
    List<? extends TensorSource> tensors) {
  public ModelContents {
    vocabularies = Collections.unmodifiableMap(new TreeMap<>(vocabularies));
    tensors = List.copyOf(tensors);
    vocabularies.keySet().forEach(EntryNames::vocabularyEntry);
  }
}
