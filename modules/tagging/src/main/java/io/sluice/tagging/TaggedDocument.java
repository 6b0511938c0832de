package io.sluice.tagging;

import io.sluice.text.document.Document;
import io.sluice.text.document.Sentence;
import io.sluice.text.document.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * A text and what a tagger says about it.
 *
 * @param document with labels of tokens and spans of every layer of the tagger, added or replaced
 * @param sentences in the order of the document
 * @param layer name of the tagger's first layer
 */
public record TaggedDocument(Document document, List<TaggedSentence> sentences, String layer) {
  public TaggedDocument {
    sentences = List.copyOf(sentences);
  }

  static TaggedDocument of(Document document, List<TaggedSentence> sentences, Tagger tagger) {
    List<Sentence> labelled = sentences.stream().map(TaggedSentence::withLabels).toList();
    Document result = document.withSentences(labelled);
    for (TagSet tags : tagger.tags()) {
      String name = tags.layer().name();
      List<Span> spans = new ArrayList<>();
      sentences.forEach(sentence -> spans.addAll(sentence.spans(document.text(), name)));
      result = result.withSpans(name, spans);
    }
    return new TaggedDocument(result, sentences, tagger.tags().get(0).layer().name());
  }

  /** Spans of the first layer: text, offsets in UTF-16 code units, label, probability. */
  public List<Span> spans() {
    return document.spans(layer);
  }

  /**
   * Spans of one layer.
   *
   * @throws IllegalArgumentException if the tagger has none of that name
   */
  public List<Span> spans(String name) {
    return document.spans(name);
  }
}
