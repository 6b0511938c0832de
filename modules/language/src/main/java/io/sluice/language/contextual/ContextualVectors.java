package io.sluice.language.contextual;

import io.sluice.text.document.Sentence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Vectors of the tokens of sentences by all models. Immutable and safe to share between threads.
 */
final class ContextualVectors {
  private final List<StateReader> readers;
  private final int dimension;
  private final float scale;

  /**
   * @param scale that hidden units are multiplied by
   */
  ContextualVectors(List<StateReader> readers, float scale) {
    this.scale = scale;
    this.readers = List.copyOf(readers);
    dimension = readers.stream().mapToInt(StateReader::dimension).sum();
  }

  /** D. */
  int dimension() {
    return dimension;
  }

  float scale() {
    return scale;
  }

  /** For each sentence [tokens, D], before they are scaled. */
  List<float[]> of(List<Sentence> sentences) {
    List<SentenceText> texts = sentences.stream().map(SentenceText::of).toList();
    List<float[]> vectors = new ArrayList<>();
    for (SentenceText text : texts) {
      vectors.add(new float[Math.multiplyExact(text.tokens(), dimension)]);
    }
    List<Integer> order =
        IntStream.range(0, texts.size())
            .filter(i -> texts.get(i).tokens() > 0)
            .boxed()
            .sorted(Comparator.comparing(i -> -texts.get(i).length()))
            .toList();
    int column = 0;
    for (StateReader reader : readers) {
      int done = 0;
      while (done < order.size()) {
        int lanes = reader.lanes(texts.get(order.get(done)).length());
        List<Integer> chunk = order.subList(done, Math.min(order.size(), done + lanes));
        reader.read(
            chunk.stream().map(texts::get).toList(),
            chunk.stream().map(vectors::get).toList(),
            dimension,
            column);
        done += chunk.size();
      }
      column += reader.dimension();
    }
    return vectors;
  }

  /** Copies the vector of a token, scaled. */
  void copy(float[] rows, int token, float[] target, int at) {
    int from = token * dimension;
    for (int i = 0; i < dimension; i++) {
      target[at + i] = scale * rows[from + i];
    }
  }
}
