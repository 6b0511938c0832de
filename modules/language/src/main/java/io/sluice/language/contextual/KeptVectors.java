package io.sluice.language.contextual;

import io.sluice.text.document.Sentence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * Vectors of sentences, of which a file has those that were computed before. Safe to share between
 * threads.
 */
final class KeptVectors {
  private final VectorStore file;

  KeptVectors(VectorStore file) {
    this.file = file;
  }

  /**
   * Computes those that the file has not, and adds them to it.
   *
   * @param compute for each sentence [tokens, D]
   */
  List<float[]> keep(List<Sentence> sentences, Function<List<Sentence>, List<float[]>> compute) {
    List<SentenceKey> keys = keys(sentences);
    List<Optional<float[]>> found = find(keys);
    Map<SentenceKey, float[]> computed = compute(sentences, keys, found, compute);
    Map<SentenceKey, float[]> small = new LinkedHashMap<>(computed);
    for (int i = 0; i < keys.size(); i++) {
      if (!file.keeps(sentences.get(i).size())) {
        small.remove(keys.get(i));
      }
    }
    if (!small.isEmpty()) {
      add(small);
    }
    return all(keys, found, computed);
  }

  /** Computes those that the file has not; leaves it as it is. */
  List<float[]> use(List<Sentence> sentences, Function<List<Sentence>, List<float[]>> compute) {
    List<SentenceKey> keys = keys(sentences);
    List<Optional<float[]>> found = find(keys);
    return all(keys, found, compute(sentences, keys, found, compute));
  }

  private static List<SentenceKey> keys(List<Sentence> sentences) {
    return sentences.stream().map(SentenceKey::of).toList();
  }

  private synchronized List<Optional<float[]>> find(List<SentenceKey> keys) {
    try {
      return file.read(keys);
    } catch (IOException e) {
      throw new UncheckedIOException("kept vectors cannot be read: " + e.getMessage(), e);
    }
  }

  private synchronized void add(Map<SentenceKey, float[]> computed) {
    try {
      file.write(computed);
    } catch (IOException e) {
      throw new UncheckedIOException("vectors of sentences cannot be kept: " + e.getMessage(), e);
    }
  }

  private static Map<SentenceKey, float[]> compute(
      List<Sentence> sentences,
      List<SentenceKey> keys,
      List<Optional<float[]>> found,
      Function<List<Sentence>, List<float[]>> compute) {
    Map<SentenceKey, Sentence> missing = new LinkedHashMap<>();
    for (int i = 0; i < keys.size(); i++) {
      if (found.get(i).isEmpty()) {
        missing.put(keys.get(i), sentences.get(i));
      }
    }
    List<float[]> vectors = compute.apply(List.copyOf(missing.values()));
    Map<SentenceKey, float[]> computed = new LinkedHashMap<>();
    for (SentenceKey key : missing.keySet()) {
      computed.put(key, vectors.get(computed.size()));
    }
    return computed;
  }

  private static List<float[]> all(
      List<SentenceKey> keys, List<Optional<float[]>> found, Map<SentenceKey, float[]> computed) {
    List<float[]> rows = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      Optional<float[]> kept = found.get(i);
      rows.add(kept.isPresent() ? kept.get() : Objects.requireNonNull(computed.get(keys.get(i))));
    }
    return rows;
  }
}
