package io.sluice.embeddings.table;

import io.sluice.embeddings.EmbeddingSettings;
import io.sluice.embeddings.TokenEmbedding;
import io.sluice.embeddings.WordCounts;
import io.sluice.embeddings.vectors.WordForms;
import io.sluice.embeddings.vectors.WordIndex;
import io.sluice.embeddings.vectors.WordVectors;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Pretrained vectors. A word finds its vector by its {@link WordForms}. Words of the training data
 * without a vector get a trained row, one for each {@linkplain WordForms#coarsest coarsest form},
 * if they occur often enough; all others share the row of unknown words.
 *
 * @param vectors all of them are kept in the model, so that words that training has not seen find
 *     theirs
 * @param tuning what training does to vectors
 * @param minimumCount words without a vector get a row if they occur so often
 * @param dropout rate at which training takes any word for unknown
 */
public record VectorSettings(WordVectors vectors, Tuning tuning, int minimumCount, double dropout)
    implements EmbeddingSettings {
  /** What training does to pretrained vectors. */
  public enum Tuning {
    /** They stay as they are. */
    FROZEN,
    /** Those of the words of the training data are trained on. */
    TRAINED
  }

  public VectorSettings {
    Table.checkMinimum(minimumCount);
    Table.checkRate("word dropout", dropout);
  }

  /** Vectors that stay as they are; words without one get a row from two occurrences on. */
  public static VectorSettings frozen(WordVectors vectors) {
    return new VectorSettings(vectors, Tuning.FROZEN, 2, 0);
  }

  /** Vectors that are trained on; otherwise as {@link #frozen}. */
  public static VectorSettings trained(WordVectors vectors) {
    return frozen(vectors).withTuning(Tuning.TRAINED);
  }

  public VectorSettings withTuning(Tuning value) {
    return new VectorSettings(vectors, value, minimumCount, dropout);
  }

  public VectorSettings withMinimumCount(int value) {
    return new VectorSettings(vectors, tuning, value, dropout);
  }

  public VectorSettings withDropout(double value) {
    return new VectorSettings(vectors, tuning, minimumCount, value);
  }

  @Override
  public String kind() {
    return VectorKind.NAME;
  }

  @Override
  public TokenEmbedding prepare(WordCounts training) {
    BitSet met = new BitSet();
    Map<String, Integer> without = new LinkedHashMap<>();
    for (String word : training.words()) {
      OptionalInt row = vectors.index().find(word);
      if (row.isPresent()) {
        met.set(row.getAsInt());
      } else if (Table.mayHaveRow(word)) {
        without.merge(WordForms.coarsest(word), training.count(word), Integer::sum);
      }
    }
    without.values().removeIf(count -> count < minimumCount);
    WordIndex own = WordIndex.of(List.copyOf(without.keySet()));
    WordDropout drops = WordDropout.of(dropout);
    if (tuning == Tuning.FROZEN) {
      met.clear();
    }
    return VectorEmbedding.of(own, vectors, met, drops);
  }
}
