package io.sluice.embeddings.gazetteer;

import io.sluice.embeddings.EmbeddingSettings;
import io.sluice.embeddings.TokenEmbedding;
import io.sluice.embeddings.WordCounts;
import java.util.List;

/**
 * Whether tokens stand in lists of phrases: two numbers a list, 1 if a phrase begins at the token
 * and 1 if one goes on there, else 0.
 *
 * @param lists at least one
 * @param letterCase what capitals mean
 */
public record GazetteerSettings(List<PhraseList> lists, LetterCase letterCase)
    implements EmbeddingSettings {
  static final int MOST_LISTS = 32;

  public GazetteerSettings {
    lists = List.copyOf(lists);
    if (lists.isEmpty() || lists.size() > MOST_LISTS) {
      throw new IllegalArgumentException(
          "expected 1 to %d lists of phrases, was given %d".formatted(MOST_LISTS, lists.size()));
    }
  }

  /** Lists in which capitals make a difference. */
  public static GazetteerSettings of(List<PhraseList> lists) {
    return new GazetteerSettings(lists, LetterCase.KEPT);
  }

  @Override
  public String kind() {
    return GazetteerKind.NAME;
  }

  @Override
  public TokenEmbedding prepare(WordCounts training) {
    return new GazetteerEmbedding(
        letterCase, lists.stream().map(list -> PhraseMatcher.of(list, letterCase)).toList());
  }
}
