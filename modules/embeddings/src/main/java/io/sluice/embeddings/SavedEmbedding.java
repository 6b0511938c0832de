package io.sluice.embeddings;

import io.sluice.model.json.JsonObject;
import io.sluice.neural.parameter.NamedTensor;
import java.util.List;
import java.util.Map;

/**
 * An embedding as a model file holds it; the file may come from anywhere.
 *
 * @param name prefix of its tensors
 * @param settings what {@link TokenEmbedding#toJson} gave
 * @param vocabularies what {@link TokenEmbedding#vocabularies} gave
 * @param tensors all tensors of the model by full name, those of other layers included
 */
public record SavedEmbedding(
    String name,
    JsonObject settings,
    Map<String, String> vocabularies,
    Map<String, NamedTensor> tensors) {
  public SavedEmbedding {
    vocabularies = Map.copyOf(vocabularies);
  }

  /**
   * A vocabulary that must be there.
   *
   * @throws IllegalArgumentException if it is missing
   */
  public String vocabulary(String vocabulary) {
    String text = vocabularies.get(vocabulary);
    if (text == null) {
      throw new IllegalArgumentException(
          "%s needs a vocabulary \"%s\", there are %s"
              .formatted(name, vocabulary, vocabularies.keySet()));
    }
    return text;
  }

  /**
   * A vocabulary that {@link SavedWords#write} wrote.
   *
   * @throws IllegalArgumentException if it is missing or not sound
   */
  public List<String> words(String vocabulary) {
    return SavedWords.read(vocabulary(vocabulary), name + ' ' + vocabulary);
  }

  /**
   * A tensor of this embedding that must be there.
   *
   * @param suffix its name after the prefix and a dot
   * @throws IllegalArgumentException if it is missing
   */
  public NamedTensor tensor(String suffix) {
    NamedTensor tensor = tensors.get(name + '.' + suffix);
    if (tensor == null) {
      throw new IllegalArgumentException("tensor %s.%s is missing".formatted(name, suffix));
    }
    return tensor;
  }

  /**
   * A setting between bounds.
   *
   * @throws io.sluice.model.json.JsonException if it is outside of them
   */
  public int integer(String key, int least, int most) {
    return settings.integer(key, least, most);
  }
}
