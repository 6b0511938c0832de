package io.sluice.text.document;

import io.sluice.text.label.Chunk;
import io.sluice.text.label.LabelScheme;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Spans written as labels of tokens, and what could not be.
 *
 * @param document with the labels
 * @param left spans that are not in the labels, in order of the text
 */
public record Projection(Document document, List<Left> left) {
  /** Copies. */
  public Projection {
    left = List.copyOf(left);
  }

  /**
   * A span that is not in the labels.
   *
   * @param span the span
   * @param reason such as {@code starts inside the token "well-known"}
   */
  public record Left(Span span, String reason) {
    @Override
    public String toString() {
      return span + ": " + reason;
    }
  }

  /** Whether every span is in the labels. */
  public boolean isComplete() {
    return left.isEmpty();
  }

  /**
   * The document, if every span is in the labels.
   *
   * @throws IllegalStateException if a span is not in the labels
   */
  public Document complete() {
    if (!isComplete()) {
      throw new IllegalStateException(
          "document \""
              + document.id()
              + "\": "
              + left.size()
              + " spans cannot be written as labels"
              + " of tokens, first "
              + left.get(0));
    }
    return document;
  }

  static Projection of(Document document, String layer, LabelScheme scheme) {
    List<Span> spans = new ArrayList<>(document.spans(layer));
    // Of spans that start together the longest comes first, and stays.
    spans.sort(
        Comparator.comparingInt(Span::start)
            .thenComparing(Comparator.comparingInt(Span::end).reversed()));
    List<Left> left = new ArrayList<>();
    List<Sentence> sentences = new ArrayList<>();
    int next = 0;
    for (Sentence sentence : document.sentences()) {
      List<Chunk> chunks = new ArrayList<>();
      if (!sentence.isEmpty()) {
        int end = sentence.tokens().get(sentence.size() - 1).end();
        Aligner aligner = new Aligner(sentence, chunks, left);
        for (; next < spans.size() && spans.get(next).start() < end; next++) {
          aligner.add(spans.get(next));
        }
      }
      sentences.add(sentence.withLayer(layer, scheme.labels(chunks, sentence.size())));
    }
    for (; next < spans.size(); next++) {
      left.add(new Left(spans.get(next), "lies after the last token"));
    }
    return new Projection(document.withSentences(sentences), left);
  }
}
