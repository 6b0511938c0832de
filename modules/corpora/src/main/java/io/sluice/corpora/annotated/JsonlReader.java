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
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a document of each JSON object. */
final class JsonlReader implements Documents, FileDetails {
  private static final String ID = "id";
  private static final String TEXT = "text";
  private static final String META = "meta";

  /** What Prodigy gives every task. */
  private static final String INPUT_HASH = "_input_hash";

  private static final JsonNode NOTHING = new JsonNode.Word("null");
  private static final Set<String> SPAN =
      Set.of("start", "end", "label", "score", TEXT, "token_start", "token_end");
  private static final Set<String> TOKEN = Set.of(TEXT, "start", "end", ID, "ws");
  private static final Set<String> ENTITY = Set.of("start_offset", "end_offset", "label");

  private final JsonValues values;
  private final String layer;
  private final ProblemListener problems;
  private final Remarks remarks = new Remarks();
  private final OtherFields others = new OtherFields();
  private final UnlabelledLines unlabelled = new UnlabelledLines();
  private final LabelStudioTask.Annotations annotations;
  private final FromNames names;
  private Origin origin = Origin.NONE;
  private Optional<JsonlFormat.Style> style = Optional.empty();

  JsonlReader(
      Reader source,
      String name,
      String layer,
      ProblemListener problems,
      LabelStudioTask.Annotations annotations) {
    this.annotations = annotations;
    this.values = new JsonValues(source, name);
    this.problems = problems;
    this.layer = layer;
    this.names = new FromNames(layer);
  }

  @Override
  public Optional<Document> next() throws IOException {
    while (values.next()) {
      origin = values.origin();
      try {
        return Optional.of(document(values.value()));
      } catch (IllegalArgumentException e) {
        AnnotationException problem = values.located(e);
        if (!values.isWhole()) {
          throw problem;
        }
        problems.problem(problem);
      }
    }
    return Optional.empty();
  }

  private Document document(JsonNode node) {
    JsonFields fields = JsonFields.of(node, "");
    if (style.isEmpty()) {
      style = Optional.of(style(fields));
    }
    return fields.has(LabelStudioTask.DATA)
        ? new LabelStudioTask(layer, names, origin, remarks, others, unlabelled, annotations)
            .document(fields)
        : doccanoOrProdigy(fields);
  }

  private static JsonlFormat.Style style(JsonFields fields) {
    if (fields.has(LabelStudioTask.DATA)) {
      return JsonlFormat.Style.LABEL_STUDIO;
    }
    return fields.has("spans") || fields.has("tokens") || fields.has(INPUT_HASH)
        ? JsonlFormat.Style.PRODIGY
        : JsonlFormat.Style.DOCCANO;
  }

  private Document doccanoOrProdigy(JsonFields fields) {
    String text = fields.text(TEXT);
    CodePoints points = CodePoints.of(text);
    List<Span> spans = new ArrayList<>();
    Set<String> read = new HashSet<>(Set.of(ID, TEXT, "tokens"));
    Optional<String> why = UnlabelledLines.why(fields);
    UnlabelledLines.SPANS.stream().filter(key -> !fields.has(key)).forEach(read::add);
    if (why.isPresent()) {
      Set<String> marks = Set.of("spans", "entities", "relations");
      marks.forEach(mark -> others.loseOne(fields, mark, origin));
      read.addAll(marks);
    } else if (fields.has("spans")) {
      read.add("spans");
      for (JsonNode item : fields.items("spans")) {
        JsonFields span = JsonFields.of(item, "spans");
        others.lose(span, SPAN, origin);
        spans.add(
            span(text, points, span.offset("start"), span.offset("end"), span.label("label"))
                .withProbability(span.probability("score")));
      }
    } else if (fields.has("entities")) {
      read.addAll(Set.of("entities", "relations"));
      others.loseOne(fields, "relations", origin); // they name entities by id
      for (JsonNode item : fields.items("entities")) {
        JsonFields span = JsonFields.of(item, "entities");
        others.lose(span, ENTITY, origin);
        spans.add(
            span(
                text,
                points,
                span.offset("start_offset"),
                span.offset("end_offset"),
                span.label("label")));
      }
    } else if (fields.has("label") || fields.has("labels")) {
      String key = fields.has("label") ? "label" : "labels";
      read.add(key);
      for (JsonNode item : fields.items(key)) {
        spans.add(triple(text, points, JsonFields.items(item, key), key));
      }
    }
    List<Sentence> sentences = fields.has("tokens") ? tokens(fields, text, points) : List.of();
    boolean prodigy =
        fields.has("spans") || fields.has("tokens") || fields.has(UnlabelledLines.ANSWER);
    OtherFields.Kept kept = new OtherFields.Kept();
    String id = fields.id(ID);
    if (prodigy && !fields.has(ID)) {
      id = idOfMeta(fields, read, kept);
    }
    others.keep(fields, read, kept, origin);
    boolean learned = annotations == LabelStudioTask.Annotations.READ;
    if (learned) {
      why.ifPresent(reason -> unlabelled.add(origin, reason));
    }
    Map<String, List<Span>> layers = learned && why.isPresent() ? Map.of() : Map.of(layer, spans);
    return new Document(id, text, sentences, layers, kept.fields());
  }

  /** The name of a document in Prodigy's {@code meta}, the rest of which is kept. */
  private String idOfMeta(JsonFields fields, Set<String> read, OtherFields.Kept kept) {
    if (!(fields.node(META).orElse(NOTHING) instanceof JsonNode.Members meta)) {
      return "";
    }
    JsonNode node = meta.values().getOrDefault(ID, NOTHING);
    boolean names = node instanceof JsonNode.Text || node instanceof JsonNode.Numeral;
    String id = names ? fields.object(META).id(ID) : "";
    if (id.isEmpty()) {
      return "";
    }
    Map<String, JsonNode> rest = new LinkedHashMap<>(meta.values());
    rest.remove(ID);
    read.add(META);
    if (!rest.isEmpty()) {
      others.keep(META, new JsonNode.Members(rest), kept, origin);
    }
    return id;
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
        JsonFields.label(parts.get(2), key));
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
      others.lose(token, TOKEN, origin);
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
        remarks.add(origin, "a token of white space is left out");
      } else {
        tokens.add(new Token(place.text(), place.start(), place.end()));
      }
    }
    return tokens.isEmpty() ? List.of() : List.of(new Sentence(tokens, Map.of(), origin));
  }

  @Override
  public List<Remark> remarks() {
    return remarks.list();
  }

  @Override
  public List<Remark> unlabelled() {
    return unlabelled.remarks();
  }

  @Override
  public List<Remark> details() {
    return others.remarks();
  }

  @Override
  public void requireLayer(String wanted) throws AnnotationException {
    names.require(wanted);
  }

  @Override
  public Origin origin(int offset) {
    return origin;
  }

  @Override
  public LineEnding lineEnding() throws IOException {
    return values.lineEnding();
  }

  @Override
  public JsonLayout layout() throws IOException {
    return values.layout();
  }

  @Override
  public Optional<JsonlFormat.Style> style() {
    return style;
  }

  @Override
  public void close() throws IOException {
    values.close();
  }
}
