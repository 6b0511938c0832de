package io.sluice.corpora.annotated;

import io.sluice.text.JsonLine;
import io.sluice.text.document.CodePoints;
import io.sluice.text.document.Document;
import io.sluice.text.document.Origin;
import io.sluice.text.document.Sentence;
import io.sluice.text.document.Span;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;

/** Writes a document as a JSON object. */
final class JsonlWriter implements AnnotatedWriter {
  private static final String LAYERS = "layers";
  private static final String PROBABILITIES = "probabilities";

  /** What another model may have said before. */
  private static final Set<String> OF_MODELS = Set.of(LAYERS, PROBABILITIES);

  private final JsonTarget target;
  private final JsonlFormat format;
  private final Optional<String> model;
  private final Probabilities probabilities;
  private final Losses losses = new Losses();

  /** Where probabilities stand. */
  enum Probabilities {
    /** In lines of tools that know them. */
    WHERE_USUAL,
    /** In doccano's as well. */
    EVERYWHERE
  }

  /**
   * Begins writing.
   *
   * @param model that made the spans; empty if people did
   */
  JsonlWriter(
      JsonTarget target, JsonlFormat format, Optional<String> model, Probabilities probabilities) {
    this.target = target;
    this.format = format;
    this.model = model;
    this.probabilities = probabilities;
  }

  @Override
  public void write(Document document) throws IOException {
    Origin place = new Origin(document.id(), 0);
    Map<String, List<Span>> layers = layers(document);
    WellFormed.check(document.id(), place);
    WellFormed.check(document.text(), place);
    for (String layer : layers.keySet()) {
      WellFormed.check(layer, place);
    }
    for (List<Span> spans : layers.values()) {
      for (Span span : spans) {
        WellFormed.check(span.label(), place);
      }
    }
    Map<String, JsonNode> fields = CarriedFields.of(document, format.style());
    if (model.isPresent()) {
      fields.keySet().removeAll(OF_MODELS);
    }
    StringBuilder line = new StringBuilder();
    switch (format.style()) {
      case DOCCANO -> doccano(document, layers, line);
      case PRODIGY -> prodigy(document, layers, fields, line);
      case LABEL_STUDIO -> new LabelStudioLine(model).append(document, layers, fields, line);
    }
    CarriedFields.append(fields, line);
    target.write(line.append("}"));
    count(document);
  }

  private void count(Document document) {
    List<Sentence> sentences = document.sentences();
    Origin place = sentences.isEmpty() ? Origin.NONE : sentences.get(0).origin();
    CarriedFields.lost(document.fields(), format.style()).stream()
        .filter(name -> !(isKept(document, name) || model.isPresent() && OF_MODELS.contains(name)))
        .forEach(name -> losses.add(name, place));
  }

  private boolean isKept(Document document, String field) {
    return model.isPresent()
        && format.style() == JsonlFormat.Style.LABEL_STUDIO
        && KeptAnnotations.holds(document, field);
  }

  @Override
  public List<Remark> remarks() {
    return losses.remarks("the format " + format.name() + " does not hold %s");
  }

  /**
   * Spans by layer, the format's own first; of what people made others have no place everywhere.
   */
  private Map<String, List<Span>> layers(Document document) throws AnnotationException {
    String own = format.layer();
    if (model.isEmpty() && !format.holdsLayers()) {
      List<Span> spans = SpanLayer.spans(document, own);
      return isUnlabelled(document) ? Map.of() : Map.of(own, spans);
    }
    Map<String, List<Span>> layers = new LinkedHashMap<>();
    if (isUnlabelled(document)) {
      return layers;
    }
    layers.put(own, model.isEmpty() ? SpanLayer.made(document, own) : document.spans(own));
    document.spans().forEach(layers::putIfAbsent);
    if (model.isEmpty() && !own.equals(FromNames.USUAL) && layers.containsKey(FromNames.USUAL)) {
      throw new AnnotationException(
          new Origin(document.id(), 0),
          "spans of the layer %s would be read as those of %s; call it otherwise"
              .formatted(FromNames.USUAL, own));
    }
    return layers;
  }

  /** Whether nobody annotated it: there is not even an empty list of spans. */
  private boolean isUnlabelled(Document document) {
    return model.isEmpty() && document.spans().isEmpty();
  }

  private List<Span> own(Map<String, List<Span>> layers) {
    return layers.getOrDefault(format.layer(), List.of());
  }

  /** Of further layers, if there are any. */
  private String others(Map<String, List<Span>> layers, Function<Span, String> one) {
    return layers.size() <= 1
        ? ""
        : layers.entrySet().stream()
            .filter(layer -> !layer.getKey().equals(format.layer()))
            .map(layer -> quote(layer.getKey()) + ": " + list(layer.getValue(), one))
            .collect(Collectors.joining(", ", ", " + quote(LAYERS) + ": {", "}"));
  }

  private static String list(List<Span> spans, Function<Span, String> one) {
    return spans.stream().map(one).collect(Collectors.joining(", ", "[", "]"));
  }

  private void doccano(Document document, Map<String, List<Span>> layers, StringBuilder line) {
    IntUnaryOperator points = CodePoints.of(document.text())::fromUtf16;
    Function<Span, String> triple =
        span ->
            "["
                + points.applyAsInt(span.start())
                + ", "
                + points.applyAsInt(span.end())
                + ", "
                + quote(span.label())
                + "]";
    line.append('{');
    id(document, line);
    line.append("\"text\": ").append(quote(document.text()));
    if (!layers.isEmpty()) {
      line.append(", \"label\": ").append(list(own(layers), triple));
    }
    if (probabilities == Probabilities.EVERYWHERE) {
      line.append(", ")
          .append(quote(PROBABILITIES))
          .append(": ")
          .append(list(own(layers), span -> Double.toString(span.probability())));
    }
    line.append(others(layers, triple));
  }

  private void prodigy(
      Document document,
      Map<String, List<Span>> layers,
      Map<String, JsonNode> fields,
      StringBuilder line) {
    IntUnaryOperator points = CodePoints.of(document.text())::fromUtf16;
    line.append("{\"text\": ").append(quote(document.text()));
    // read again they are one sentence: of what people made, several are left to be found again
    int sentences = document.sentences().size();
    ProdigyTokens tokens =
        sentences == 1 || sentences > 1 && model.isPresent()
            ? ProdigyTokens.of(document)
            : ProdigyTokens.NONE;
    line.append(tokens.json(points));
    Function<Span, String> object =
        span ->
            "{\"label\": "
                + quote(span.label())
                + ProdigyTokens.places(points, span.start(), span.end())
                + tokens.ofSpan(span)
                + score(span, model)
                + "}";
    if (!layers.isEmpty()) {
      line.append(", \"spans\": ").append(list(own(layers), object));
    }
    line.append(others(layers, object));
    if (!document.id().isEmpty()) {
      idOfProdigy(document.id(), fields, line);
    }
  }

  /** In {@code meta}, where Prodigy shows it, unless something else stands there. */
  private static void idOfProdigy(String id, Map<String, JsonNode> fields, StringBuilder line) {
    JsonNode meta = fields.getOrDefault(CarriedFields.META, new JsonNode.Members(Map.of()));
    if (meta instanceof JsonNode.Members members && !members.values().containsKey("id")) {
      Map<String, JsonNode> all = new LinkedHashMap<>();
      all.put("id", new JsonNode.Text(id));
      all.putAll(members.values());
      fields.put(CarriedFields.META, new JsonNode.Members(all));
    } else {
      line.append(", \"id\": ").append(quote(id));
    }
  }

  /** What people made is certain. */
  static String score(Span span, Optional<String> model) {
    return model.isEmpty() && span.probability() == 1 ? "" : ", \"score\": " + span.probability();
  }

  static void id(Document document, StringBuilder line) {
    String id = document.id();
    if (!id.isEmpty()) {
      line.append("\"id\": ").append(id.matches("0|[1-9]\\d{0,14}") ? id : quote(id)).append(", ");
    }
  }

  private static String quote(String text) {
    return JsonLine.quote(text);
  }

  @Override
  public void close() throws IOException {
    target.close();
  }
}
