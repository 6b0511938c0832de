package io.sluice.embeddings.characters;

import static io.sluice.embeddings.characters.CharacterLstmSettings.check;

import io.sluice.embeddings.EmbeddingSettings;
import io.sluice.embeddings.TokenEmbedding;
import io.sluice.embeddings.WordCounts;
import io.sluice.neural.convolution.ConvolutionSettings;
import java.util.List;

/**
 * Words from their characters by filters.
 *
 * @param dimension numbers a character
 * @param filters of each width; a word has as many numbers
 * @param widths characters that a filter sees, each another number
 * @param longest characters of a word that are read; of longer words the first and last
 * @param minimumCount characters that occur less often share the row of unknown ones
 */
public record CharacterCnnSettings(
    int dimension, int filters, List<Integer> widths, int longest, int minimumCount)
    implements EmbeddingSettings {
  public CharacterCnnSettings {
    widths = new ConvolutionSettings(dimension, filters, widths).widths();
    check("longest word", longest, 2, CharacterLstmSettings.MOST_CHARACTERS);
    check("minimum count of characters", minimumCount, 1, Integer.MAX_VALUE);
  }

  /** Filters of three characters, 24 characters of a word, all characters with a row. */
  public static CharacterCnnSettings of(int dimension, int filters) {
    return new CharacterCnnSettings(dimension, filters, List.of(3), 24, 1);
  }

  public CharacterCnnSettings withWidths(List<Integer> value) {
    return new CharacterCnnSettings(dimension, filters, value, longest, minimumCount);
  }

  public CharacterCnnSettings withLongest(int value) {
    return new CharacterCnnSettings(dimension, filters, widths, value, minimumCount);
  }

  public CharacterCnnSettings withMinimumCount(int value) {
    return new CharacterCnnSettings(dimension, filters, widths, longest, value);
  }

  @Override
  public String kind() {
    return CharacterCnnKind.NAME;
  }

  @Override
  public TokenEmbedding prepare(WordCounts training) {
    CharacterIndex index = CharacterIndex.of(training, minimumCount);
    return new CharacterCnnEmbedding(
        index, new ConvolutionSettings(dimension, filters, widths), longest);
  }
}
