package io.sluice.corpora.annotated;

import io.sluice.text.document.Document;
import io.sluice.text.document.Origin;
import io.sluice.text.document.Projection;
import io.sluice.text.document.Sentence;
import io.sluice.text.document.Span;
import io.sluice.text.label.LabelScheme;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Carries documents from one format to another. */
final class Converter {
  private final Conversion conversion;
  private final Remarks remarks = new Remarks();
  private final Set<String> lost = new LinkedHashSet<>();
  private final Losses fields = new Losses();
  private Origin firstUnlabelled = Origin.NONE;
  private long unlabelled;
  private long documents;
  private long sentences;
  private long tokens;

  Converter(Conversion conversion) {
    this.conversion = conversion;
  }

  ConversionReport convert(Documents source, AnnotatedWriter target) throws IOException {
    AnnotatedFormat.Annotation wanted = conversion.to().annotation();
    Documents documentsLeft =
        wanted == AnnotatedFormat.Annotation.LABELS
            ? source.tokenized(conversion.splitter(), conversion.tokenizer())
            : source;
    for (Optional<Document> next = documentsLeft.next();
        next.isPresent();
        next = documentsLeft.next()) {
      Document read = named(next.get());
      Document document =
          conversion.spacing() == WordSpacing.RUNNING
              ? Document.running(read.id(), read.sentences())
              : read;
      Origin origin = origin(document, documentsLeft);
      lost(document).forEach(name -> fields.add(name, origin));
      if (conversion.from().isUnlabelled(document) && !tellsUnlabelled()) {
        unlabelled++;
        firstUnlabelled = unlabelled == 1 ? origin : firstUnlabelled;
        if (wanted == AnnotatedFormat.Annotation.LABELS) {
          continue;
        }
      }
      switch (wanted) {
        case LABELS -> labels(document, origin, target);
        case SPANS -> write(spans(document, origin), target);
        case NONE -> {
          loseAllBut(name -> false, name -> false, document, origin);
          write(document, target);
        }
      }
    }
    if (wanted != AnnotatedFormat.Annotation.NONE && !holdsLayers()) {
      documentsLeft.requireLayer(conversion.layer());
    }
    List<Remark> all = new ArrayList<>(source.allRemarks());
    all.addAll(remarks.list());
    if (unlabelled > 0) {
      all.add(new Remark(firstUnlabelled, unlabelledTold(wanted)));
    }
    all.addAll(fields.remarks("the format " + conversion.to().name() + " does not hold %s"));
    return new ConversionReport(documents, sentences, tokens, all);
  }

  /** Columns of CoNLL-U that hold what a tagger said keep their names in CoNLL-U alone. */
  private Document named(Document document) {
    return conversion.from() instanceof ConlluFormat && !(conversion.to() instanceof ConlluFormat)
        ? ConlluFormat.withLayersOfTaggers(document, conversion.layer())
        : document;
  }

  /** Whether nothing that is written of a document nobody annotated says that it has no spans. */
  private boolean tellsUnlabelled() {
    return switch (conversion.to().annotation()) {
      case LABELS -> conversion.to() instanceof ConlluFormat || !holds(conversion.layer());
      case SPANS -> conversion.to() instanceof JsonlFormat;
      case NONE -> true;
    };
  }

  private String unlabelledTold(AnnotatedFormat.Annotation wanted) {
    String what =
        unlabelled == 1
            ? "a document that nobody annotated "
            : "%d documents, this one first, that nobody annotated ".formatted(unlabelled);
    return what
        + (wanted == AnnotatedFormat.Annotation.LABELS
            ? (unlabelled == 1 ? "is" : "are") + " left out: "
            : (unlabelled == 1 ? "looks" : "look") + " from now on as if nothing were there: ")
        + "the format %s cannot tell".formatted(conversion.to().name());
  }

  private Collection<String> lost(Document document) {
    return conversion.to() instanceof JsonlFormat jsonl
        ? CarriedFields.lost(document.fields(), jsonl.style())
        : document.fields().keySet();
  }

  private static Origin origin(Document document, Documents source) {
    return document.sentences().isEmpty() ? source.origin(0) : document.sentences().get(0).origin();
  }

  private void write(Document document, AnnotatedWriter target) throws IOException {
    target.write(document);
    documents++;
    sentences += document.sentences().size();
    tokens += document.size();
  }

  private void labels(Document document, Origin origin, AnnotatedWriter target) throws IOException {
    if (document.sentences().isEmpty()) {
      if (!(conversion.to() instanceof ColumnFormat) || !document.text().isBlank()) {
        remarks.add(origin, "document \"" + document.id() + "\" has no sentences and is left out");
        return;
      }
    }
    String layer = conversion.layer();
    Document labelled = document;
    if (conversion.to() instanceof ConlluFormat && conversion.from().isUnlabelled(document)) {
      labelled = ConlluFormat.unlabelled(document, layer);
    } else if (document.spans().containsKey(layer)) {
      Projection projection =
          document.withLabels(layer, conversion.scheme().orElse(LabelScheme.IOB2));
      for (Projection.Left left : projection.left()) {
        remarks.add(origin, left + "; left out");
      }
      labelled = projection.document();
    } else if (conversion.scheme().isPresent()) {
      labelled = inScheme(document, conversion.scheme().get());
    }
    loseAllBut(layer::equals, this::holds, labelled, origin);
    write(new Document(labelled.id(), labelled.text(), labelled.sentences(), Map.of()), target);
  }

  private Document inScheme(Document document, LabelScheme scheme) throws AnnotationException {
    List<Sentence> converted = new ArrayList<>();
    for (Sentence sentence : document.sentences()) {
      try {
        converted.add(
            sentence.withLayer(
                conversion.layer(), scheme.convert(sentence.labels(conversion.layer()))));
      } catch (IllegalArgumentException e) {
        throw new AnnotationException(sentence.origin(), String.valueOf(e.getMessage()));
      }
    }
    return document.withSentences(converted);
  }

  private boolean holds(String name) {
    AnnotatedFormat to = conversion.to();
    if (to instanceof ColumnFormat columns) {
      return columns.layout().names().contains(name);
    }
    if (to instanceof OpenNlpNamesFormat names) {
      return names.layer().equals(name);
    }
    return !(to instanceof OpenNlpPosFormat tags) || tags.layer().equals(name);
  }

  private Document spans(Document document, Origin origin) throws AnnotationException {
    String layer = conversion.layer();
    if (conversion.from().isUnlabelled(document)
        || conversion.from().annotation() == AnnotatedFormat.Annotation.NONE) {
      return document;
    }
    List<Span> spans;
    if (document.spans().containsKey(layer)) {
      spans = document.spans(layer);
    } else {
      try {
        spans = document.sentences().isEmpty() ? List.of() : document.withSpans(layer).spans(layer);
      } catch (IllegalArgumentException e) {
        throw new AnnotationException(origin, String.valueOf(e.getMessage()));
      }
    }
    loseAllBut(name -> holdsLayers() || name.equals(layer), layer::equals, document, origin);
    Map<String, List<Span>> layers = new LinkedHashMap<>();
    if (holdsLayers()) {
      layers.putAll(document.spans());
    }
    layers.put(layer, spans);
    return new Document(
        document.id(), document.text(), document.sentences(), layers, document.fields());
  }

  private boolean holdsLayers() {
    return conversion.to() instanceof JsonlFormat jsonl && jsonl.holdsLayers();
  }

  /** Tells of the layers that the target does not hold, each once. */
  private void loseAllBut(
      Predicate<String> spansHeld, Predicate<String> labelsHeld, Document document, Origin origin) {
    document.spans().keySet().stream()
        .filter(spansHeld.negate())
        .forEach(name -> lose(origin, "spans of the layer " + name));
    document.sentences().stream()
        .flatMap(sentence -> sentence.layerNames().stream())
        .filter(labelsHeld.negate())
        .forEach(name -> lose(origin, "the layer " + name));
  }

  private void lose(Origin origin, String what) {
    if (lost.add(what)) {
      remarks.add(origin, "the format " + conversion.to().name() + " does not hold " + what);
    }
  }
}
