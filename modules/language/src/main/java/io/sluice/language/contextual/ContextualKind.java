package io.sluice.language.contextual;

import io.sluice.embeddings.EmbeddingKind;
import io.sluice.embeddings.SavedEmbedding;
import io.sluice.embeddings.TokenEmbedding;
import io.sluice.model.json.JsonObject;
import io.sluice.model.json.JsonValue;
import io.sluice.text.Vocabulary;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Kind {@value #NAME}. */
public final class ContextualKind implements EmbeddingKind {
  static final String NAME = "contextual";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public TokenEmbedding load(SavedEmbedding saved) {
    List<JsonValue> values = saved.settings().array(ContextualEmbedding.MODELS).values();
    if (values.isEmpty() || values.size() > ContextualSettings.MOST_MODELS) {
      throw new IllegalArgumentException(
          "%s: expected 1 to %d language models, found %d"
              .formatted(saved.name(), ContextualSettings.MOST_MODELS, values.size()));
    }
    List<ContextualModel> models = new ArrayList<>();
    for (JsonValue value : values) {
      int number = models.size();
      if (!(value instanceof JsonObject json)) {
        throw new IllegalArgumentException(
            "%s: expected language model %d as an object, found %s"
                .formatted(saved.name(), number, value.description()));
      }
      String prefix = ContextualEmbedding.prefix(saved.name(), number);
      models.add(ContextualModel.load(json, vocabulary(saved, number), prefix, saved.tensors()));
    }
    return ContextualEmbedding.of(models, scale(saved), Optional.empty());
  }

  /** Models that were saved before there was a scale have none. */
  private static double scale(SavedEmbedding saved) {
    if (saved.settings().find(ContextualEmbedding.SCALE).isEmpty()) {
      return 1;
    }
    double scale = saved.settings().decimal(ContextualEmbedding.SCALE);
    ContextualSettings.requireScale(scale);
    return scale;
  }

  private static Vocabulary vocabulary(SavedEmbedding saved, int number) {
    String name = ContextualEmbedding.vocabulary(number);
    try {
      return Vocabulary.read(new StringReader(saved.vocabulary(name)), saved.name() + ' ' + name);
    } catch (IOException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }
}
