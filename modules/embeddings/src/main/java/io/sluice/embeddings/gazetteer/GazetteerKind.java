package io.sluice.embeddings.gazetteer;

import io.sluice.embeddings.EmbeddingKind;
import io.sluice.embeddings.SavedEmbedding;
import io.sluice.embeddings.TokenEmbedding;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

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
      lists.add(
          PhraseMatcher.of(new LinkedHashSet<>(saved.words(GazetteerEmbedding.vocabulary(i)))));
    }
    return new GazetteerEmbedding(
        LetterCase.of(saved.settings().string(GazetteerEmbedding.CASE)), List.copyOf(lists));
  }
}
