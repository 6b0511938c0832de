package io.sluice.embeddings.table;

import io.sluice.embeddings.EmbeddingSettings;
import io.sluice.embeddings.TokenEmbedding;
import io.sluice.embeddings.WordCounts;
import io.sluice.embeddings.vectors.WordIndex;
import java.util.BitSet;
import java.util.List;

/**
 * A table over the words of the training data, trained from random vectors. Words are found by
 * their {@link io.sluice.embeddings.vectors.WordForms}; all others share the row of unknown words.
 *
 * @param dimension numbers a word
 * @param minimumCount words that occur less often have no row
 * @param dropout rate at which training takes any word for unknown
 * @param singletonDropout the same for words that occur once, if it is higher (Lample et al. 2016)
 */
public record WordSettings(int dimension, int minimumCount, double dropout, double singletonDropout)
    implements EmbeddingSettings {
  public WordSettings {
    Table.checkedDimension(dimension);
    Table.checkMinimum(minimumCount);
    Table.checkRate("word dropout", dropout);
    Table.checkRate("dropout of words that occur once", singletonDropout);
  }

  /** All words have rows; those that occur once are taken for unknown half of the time. */
  public static WordSettings of(int dimension) {
    return new WordSettings(dimension, 1, 0, 0.5);
  }

  public WordSettings withMinimumCount(int value) {
    return new WordSettings(dimension, value, dropout, singletonDropout);
  }

  public WordSettings withDropout(double value) {
    return new WordSettings(dimension, minimumCount, value, singletonDropout);
  }

  public WordSettings withSingletonDropout(double value) {
    return new WordSettings(dimension, minimumCount, dropout, value);
  }

  @Override
  public String kind() {
    return WordKind.NAME;
  }

  @Override
  public TokenEmbedding prepare(WordCounts training) {
    List<String> words = Table.frequent(training, minimumCount);
    BitSet single = new BitSet();
    for (int i = 0; i < words.size(); i++) {
      single.set(WordEmbedding.row(i), training.count(words.get(i)) == 1);
    }
    WordDropout drops = WordDropout.of(dropout, singletonDropout, single);
    return new WordEmbedding(WordIndex.of(words), dimension, drops);
  }
}
