package io.sluice.embeddings.gazetteer;

import io.sluice.embeddings.EmbeddingKind;
import io.sluice.embeddings.SavedEmbedding;
import io.sluice.embeddings.TokenEmbedding;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Kind {@value #NAME}. */
public final class GazetteerKind implements EmbeddingKind {
  static final String NAME = "gazetteer";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public TokenEmbedding load(SavedEmbedding saved) {
    int count = saved.integer(GazetteerEmbedding.LISTS, 1, GazetteerSettings.MOST_LISTS);
    List<PhraseMatcher> lists = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      List<String> phrases = saved.words(GazetteerEmbedding.vocabulary(i));
      Set<String> distinct = new LinkedHashSet<>(phrases);
      if (distinct.size() < phrases.size()) {
        throw new IllegalArgumentException(
            "list %d has %d phrases, only %d of them distinct"
                .formatted(i, phrases.size(), distinct.size()));
      }
      lists.add(PhraseMatcher.of(distinct));
    }
    return new GazetteerEmbedding(
        LetterCase.of(saved.settings().string(GazetteerEmbedding.CASE)), List.copyOf(lists));
  }
}
