package io.sluice.corpora.annotated;

import io.sluice.text.document.CodePoints;
import io.sluice.text.document.Document;
import io.sluice.text.document.Origin;
import io.sluice.text.document.Sentence;
import io.sluice.text.document.Span;
import io.sluice.text.document.Token;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a document a line. */
final class JsonlReader implements Documents {
  private final LineReader lines;
  private final String layer;
  private final ProblemListener problems;
  private final Remarks remarks = new Remarks();

  JsonlReader(Reader source, String name, String layer, ProblemListener problems) {
    this.lines = new LineReader(source, name);
    this.problems = problems;
    this.layer = layer;
  }

  @Override
  public Optional<Document> next() throws IOException {
    while (lines.next()) {
      String line = lines.line();
      if (ColumnSplitter.isBlank(line)) {
        continue;
      }
      try {
        return Optional.of(document(JsonParser.parse(line)));
      } catch (IllegalArgumentException e) {
        String hint =
            lines.number() == 1 && line.startsWith("[")
                ? "; one JSON object a line is expected, not one array: convert it, for example"
                    + " with jq -c '.[]'"
                : "";
        problems.problem(new AnnotationException(lines.origin(), e.getMessage() + hint));
      }
    }
    return Optional.empty();
  }

  private Document document(JsonNode node) {
    JsonFields fields = JsonFields.of(node, "");
    return fields.has("data") ? labelStudio(fields) : doccanoOrProdigy(fields);
  }

  private Document doccanoOrProdigy(JsonFields fields) {
    String text = fields.text("text");
    CodePoints points = CodePoints.of(text);
    List<Span> spans = new ArrayList<>();
    boolean prodigy = fields.has("spans") || fields.has("tokens");
    String accepted = fields.node("answer").isPresent() ? fields.text("answer") : "accept";
    if (!accepted.equals("accept")) {
      remarks.add(lines.origin(), "the spans were answered with " + accepted + " and are left out");
    } else if (fields.has("spans")) {
      for (JsonNode item : fields.items("spans")) {
        JsonFields span = JsonFields.of(item, "spans");
        spans.add(
            span(text, points, span.offset("start"), span.offset("end"), span.text("label"))
                .withProbability(span.probability("score")));
      }
    } else if (fields.has("entities")) {
      for (JsonNode item : fields.items("entities")) {
        JsonFields span = JsonFields.of(item, "entities");
        spans.add(
            span(
                text,
                points,
                span.offset("start_offset"),
                span.offset("end_offset"),
                span.text("label")));
      }
    } else if (fields.has("label") || fields.has("labels")) {
      String key = fields.has("label") ? "label" : "labels";
      for (JsonNode item : fields.items(key)) {
        spans.add(triple(text, points, JsonFields.items(item, key), key));
      }
    }
    List<Sentence> sentences = fields.has("tokens") ? tokens(fields, text, points) : List.of();
    String id =
        prodigy && fields.has("meta") && !fields.has("id")
            ? fields.object("meta").id("id")
            : fields.id("id");
    return new Document(id, text, sentences, Map.of(layer, spans));
  }

  private static Span triple(String text, CodePoints points, List<JsonNode> parts, String key) {
    if (parts.size() != 3) {
      throw new IllegalArgumentException(
          key + ": expected [start, end, label], found " + parts.size() + " items");
    }
    return span(
        text,
        points,
        JsonFields.offset(parts.get(0), key),
        JsonFields.offset(parts.get(1), key),
        JsonFields.text(parts.get(2), key));
  }

  private static Span span(String text, CodePoints points, int start, int end, String label) {
    if (start >= end || end > points.count()) {
      throw new IllegalArgumentException(
          "span "
              + Excerpt.of(label)
              + ": expected 0 <= start < end <= "
              + points.count()
              + " (code points of the text), found start "
              + start
              + ", end "
              + end);
    }
    return Span.in(text, points.toUtf16(start), points.toUtf16(end), label);
  }

  private List<Sentence> tokens(JsonFields fields, String text, CodePoints points) {
    List<Token> tokens = new ArrayList<>();
    for (JsonNode item : fields.items("tokens")) {
      JsonFields token = JsonFields.of(item, "tokens");
      Span place =
          span(text, points, token.offset("start"), token.offset("end"), token.text("text"));
      if (!place.text().equals(place.label())) {
        throw new IllegalArgumentException(
            "tokens: expected the text "
                + Excerpt.of(place.text())
                + ", found "
                + Excerpt.of(place.label()));
      }
      if (place.text().isBlank()) {
        remarks.add(lines.origin(), "a token of white space is left out");
      } else {
        tokens.add(new Token(place.text(), place.start(), place.end()));
      }
    }
    return tokens.isEmpty() ? List.of() : List.of(new Sentence(tokens, Map.of(), lines.origin()));
  }

  private Document labelStudio(JsonFields fields) {
    String text = fields.object("data").text("text");
    List<Span> spans = new ArrayList<>();
    String key = fields.has("annotations") ? "annotations" : "predictions";
    List<JsonNode> annotations = fields.has(key) ? fields.items(key) : List.of();
    if (annotations.size() > 1) {
      remarks.add(
          lines.origin(), "there are " + annotations.size() + " " + key + "; the first is taken");
    }
    if (!annotations.isEmpty()) {
      for (JsonNode item : JsonFields.of(annotations.get(0), key).items("result")) {
        JsonFields result = JsonFields.of(item, key + ".result");
        if (!result.text("type").equals("labels")) {
          remarks.add(lines.origin(), "a result of type " + result.text("type") + " is left out");
          continue;
        }
        JsonFields value = result.object("value");
        double probability = result.probability("score");
        for (JsonNode label : value.items("labels")) {
          spans.add(
              Span.in(
                      text,
                      value.offset("start"),
                      value.offset("end"),
                      JsonFields.text(label, "labels"))
                  .withProbability(probability));
        }
      }
    }
    return new Document(fields.id("id"), text, List.of(), Map.of(layer, spans));
  }

  @Override
  public List<Remark> remarks() {
    return remarks.list();
  }

  @Override
  public Origin origin(int offset) {
    return lines.origin();
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
