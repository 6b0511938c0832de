package io.sluice.embeddings.characters;

import io.sluice.embeddings.EmbeddingSettings;
import io.sluice.embeddings.TokenEmbedding;
import io.sluice.embeddings.WordCounts;

/**
 * Words from their characters by an LSTM in both directions.
 *
 * @param dimension numbers a character
 * @param hidden units of one direction; a word has twice as many numbers
 * @param longest characters of a word that are read; of longer words the first and last
 * @param minimumCount characters that occur less often share the row of unknown ones
 */
public record CharacterLstmSettings(int dimension, int hidden, int longest, int minimumCount)
    implements EmbeddingSettings {
  static final int LARGEST = 4096;
  static final int MOST_CHARACTERS = 256;

  public CharacterLstmSettings {
    check("numbers a character", dimension, 1, LARGEST);
    check("hidden units", hidden, 1, LARGEST);
    check("longest word", longest, 2, MOST_CHARACTERS);
    check("minimum count of characters", minimumCount, 1, Integer.MAX_VALUE);
  }

  static void check(String what, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          "%s must be between %d and %d, was %d".formatted(what, least, most, value));
    }
  }

  /** 24 characters of a word are read; all characters of the training data have rows. */
  public static CharacterLstmSettings of(int dimension, int hidden) {
    return new CharacterLstmSettings(dimension, hidden, 24, 1);
  }

  public CharacterLstmSettings withLongest(int value) {
    return new CharacterLstmSettings(dimension, hidden, value, minimumCount);
  }

  public CharacterLstmSettings withMinimumCount(int value) {
    return new CharacterLstmSettings(dimension, hidden, longest, value);
  }

  @Override
  public String kind() {
    return CharacterLstmKind.NAME;
  }

  @Override
  public TokenEmbedding prepare(WordCounts training) {
    CharacterIndex index = CharacterIndex.of(training, minimumCount);
    return new CharacterLstmEmbedding(index, dimension, hidden, longest);
  }
}
