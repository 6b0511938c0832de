package io.sluice.embeddings.characters;

import static io.sluice.embeddings.characters.CharacterLstmEmbedding.CHARACTERS;

import io.sluice.embeddings.EmbeddingKind;
import io.sluice.embeddings.SavedEmbedding;
import io.sluice.embeddings.TokenEmbedding;

/** Kind {@value #NAME}. */
public final class CharacterLstmKind implements EmbeddingKind {
  static final String NAME = "characters-lstm";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public TokenEmbedding load(SavedEmbedding saved) {
    int most = CharacterLstmSettings.LARGEST;
    return new CharacterLstmEmbedding(
        CharacterIndex.of(saved.words(CHARACTERS)),
        saved.integer(CharacterLstmEmbedding.DIMENSION, 1, most),
        saved.integer(CharacterLstmEmbedding.HIDDEN, 1, most),
        saved.integer(CharacterLstmEmbedding.LONGEST, 2, CharacterLstmSettings.MOST_CHARACTERS));
  }
}
