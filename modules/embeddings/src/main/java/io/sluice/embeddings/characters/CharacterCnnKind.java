package io.sluice.embeddings.characters;

import io.sluice.embeddings.EmbeddingKind;
import io.sluice.embeddings.SavedEmbedding;
import io.sluice.embeddings.TokenEmbedding;
import io.sluice.model.json.JsonInteger;
import io.sluice.model.json.JsonValue;
import io.sluice.neural.convolution.ConvolutionSettings;
import java.util.ArrayList;
import java.util.List;

/** Kind {@value #NAME}. */
public final class CharacterCnnKind implements EmbeddingKind {
  static final String NAME = "characters-cnn";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public TokenEmbedding load(SavedEmbedding saved) {
    int most = CharacterLstmSettings.LARGEST;
    List<Integer> widths = new ArrayList<>();
    for (JsonValue value : saved.settings().array(CharacterCnnEmbedding.WIDTHS).values()) {
      if (!(value instanceof JsonInteger width) || width.value() != (int) width.value()) {
        throw new IllegalArgumentException(
            saved.name() + ": widths must be integers, found " + value.description());
      }
      widths.add((int) width.value());
    }
    ConvolutionSettings filters =
        new ConvolutionSettings(
            saved.integer(CharacterCnnEmbedding.DIMENSION, 1, most),
            saved.integer(CharacterCnnEmbedding.FILTERS, 1, most),
            widths);
    return new CharacterCnnEmbedding(
        CharacterIndex.of(saved.words(CharacterCnnEmbedding.CHARACTERS)),
        filters,
        saved.integer(CharacterCnnEmbedding.LONGEST, 2, CharacterLstmSettings.MOST_CHARACTERS));
  }
}
