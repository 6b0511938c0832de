package io.sluice.embeddings;

import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;

/** The kinds of embeddings that are there. */
final class EmbeddingKinds {
  private EmbeddingKinds() {}

  static Map<String, EmbeddingKind> installed() {
    Map<String, EmbeddingKind> kinds = new TreeMap<>();
    for (EmbeddingKind kind : ServiceLoader.load(EmbeddingKind.class)) {
      EmbeddingKind other = kinds.putIfAbsent(kind.name(), kind);
      if (other != null) {
        throw new IllegalStateException(
            "two kinds of embeddings are named %s: %s and %s; leave one out of the class path"
                .formatted(kind.name(), other.getClass().getName(), kind.getClass().getName()));
      }
    }
    return kinds;
  }

  static EmbeddingKind find(Map<String, EmbeddingKind> kinds, String name) {
    EmbeddingKind kind = kinds.get(name);
    if (kind == null) {
      throw new IllegalArgumentException(
          "unknown kind of embedding \"%s\", there are %s; \"contextual\" needs sluice-language"
              .formatted(name, kinds.keySet()));
    }
    return kind;
  }
}
