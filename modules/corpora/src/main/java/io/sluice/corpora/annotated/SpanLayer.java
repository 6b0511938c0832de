package io.sluice.corpora.annotated;

import io.sluice.text.document.Document;
import io.sluice.text.document.Origin;
import io.sluice.text.document.Span;
import java.util.List;

/** The spans that a format with one layer of them writes. */
final class SpanLayer {
  private SpanLayer() {}

  /** Refuses documents with other layers, and those whose labels were not made spans. */
  static List<Span> spans(Document document, String layer) throws AnnotationException {
    if (!document.spans().keySet().stream().allMatch(layer::equals)) {
      throw new AnnotationException(
          new Origin(document.id(), 0),
          "expected spans of the layer "
              + layer
              + " alone, found "
              + document.spans().keySet()
              + "; choose the layer to write");
    }
    return made(document, layer);
  }

  /** The same of documents that may have other layers. */
  static List<Span> made(Document document, String layer) throws AnnotationException {
    if (!document.spans().containsKey(layer)
        && document.sentences().stream()
            .anyMatch(sentence -> sentence.layers().containsKey(layer))) {
      throw new AnnotationException(
          document.sentences().get(0).origin(),
          "the labels of the layer " + layer + " must be made spans before they are written so");
    }
    return document.spans().getOrDefault(layer, List.of());
  }
}
