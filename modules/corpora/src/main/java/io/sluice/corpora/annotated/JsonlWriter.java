package io.sluice.corpora.annotated;

import io.sluice.text.JsonLine;
import io.sluice.text.document.CodePoints;
import io.sluice.text.document.Document;
import io.sluice.text.document.Origin;
import io.sluice.text.document.Span;
import io.sluice.text.document.Token;
import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;

/** Writes a document a line. */
final class JsonlWriter implements AnnotatedWriter {
  private final Writer target;
  private final JsonlFormat format;

  JsonlWriter(Writer target, JsonlFormat format) {
    this.target = target;
    this.format = format;
  }

  @Override
  public void write(Document document) throws IOException {
    Origin place = new Origin(document.id(), 0);
    List<Span> spans = SpanLayer.spans(document, format.layer());
    WellFormed.check(document.id(), place);
    WellFormed.check(document.text(), place);
    for (Span span : spans) {
      WellFormed.check(span.label(), place);
    }
    Map<String, JsonNode> fields = CarriedFields.of(document, format.style());
    StringBuilder line = new StringBuilder();
    switch (format.style()) {
      case DOCCANO -> doccano(document, spans, line);
      case PRODIGY -> prodigy(document, spans, fields, line);
      case LABEL_STUDIO -> labelStudio(document, spans, fields, line);
    }
    CarriedFields.append(fields, line);
    target.append(line.append("}\n"));
  }

  private static void doccano(Document document, List<Span> spans, StringBuilder line) {
    IntUnaryOperator points = CodePoints.of(document.text())::fromUtf16;
    line.append('{');
    id(document, line);
    line.append("\"text\": ").append(quote(document.text())).append(", \"label\": [");
    for (int i = 0; i < spans.size(); i++) {
      Span span = spans.get(i);
      line.append(i == 0 ? "[" : ", [")
          .append(points.applyAsInt(span.start()))
          .append(", ")
          .append(points.applyAsInt(span.end()))
          .append(", ")
          .append(quote(span.label()))
          .append(']');
    }
    line.append(']');
  }

  private static void prodigy(
      Document document, List<Span> spans, Map<String, JsonNode> fields, StringBuilder line) {
    IntUnaryOperator points = CodePoints.of(document.text())::fromUtf16;
    line.append("{\"text\": ").append(quote(document.text()));
    if (document.sentences().size() == 1) {
      line.append(", \"tokens\": [");
      List<Token> tokens = document.sentences().get(0).tokens();
      for (int i = 0; i < tokens.size(); i++) {
        line.append(i == 0 ? "{\"text\": " : ", {\"text\": ")
            .append(quote(tokens.get(i).text()))
            .append(places(points, tokens.get(i).start(), tokens.get(i).end()))
            .append(", \"id\": ")
            .append(i)
            .append('}');
      }
      line.append(']');
    }
    line.append(", \"spans\": [");
    for (int i = 0; i < spans.size(); i++) {
      Span span = spans.get(i);
      line.append(i == 0 ? "{\"label\": " : ", {\"label\": ")
          .append(quote(span.label()))
          .append(places(points, span.start(), span.end()))
          .append(score(span))
          .append('}');
    }
    line.append("]");
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

  private static String places(IntUnaryOperator points, int start, int end) {
    return ", \"start\": " + points.applyAsInt(start) + ", \"end\": " + points.applyAsInt(end);
  }

  private static void labelStudio(
      Document document, List<Span> spans, Map<String, JsonNode> fields, StringBuilder line) {
    line.append('{');
    id(document, line);
    line.append("\"data\": {\"text\": ").append(quote(document.text()));
    if (fields.remove(LabelStudioTask.DATA) instanceof JsonNode.Members rest) {
      CarriedFields.append(rest.values(), line);
    }
    line.append("}, \"annotations\": [{\"result\": [");
    for (int i = 0; i < spans.size(); i++) {
      Span span = spans.get(i);
      line.append(i == 0 ? "{" : ", {")
          .append("\"from_name\": ")
          .append(quote(LabelStudioTask.FROM))
          .append(", \"to_name\": ")
          .append(quote(LabelStudioTask.TO))
          .append(", \"type\": \"labels\"")
          .append(score(span))
          .append(", \"value\": {\"start\": ")
          .append(span.start())
          .append(", \"end\": ")
          .append(span.end())
          .append(", \"text\": ")
          .append(quote(span.text()))
          .append(", \"labels\": [")
          .append(quote(span.label()))
          .append("]}}");
    }
    line.append("]}]");
  }

  private static String score(Span span) {
    return span.probability() == 1 ? "" : ", \"score\": " + span.probability();
  }

  private static void id(Document document, StringBuilder line) {
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
