package io.sluice.corpora.annotated;

import io.sluice.text.document.Document;
import io.sluice.text.document.Origin;
import io.sluice.text.document.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads a line of Label Studio.
 *
 * @param layer that is asked for
 * @param names of the controls of the file
 * @param place of the line
 * @param remarks hears of annotation that is left out
 * @param others keeps or counts the rest
 * @param unlabelled hears of tasks that nobody annotated
 * @param annotations what becomes of annotations and predictions
 */
record LabelStudioTask(
    String layer,
    FromNames names,
    Origin place,
    Remarks remarks,
    OtherFields others,
    UnlabelledLines unlabelled,
    Annotations annotations) {
  /** What becomes of annotations and predictions. */
  enum Annotations {
    /**
     * Spans: of the first annotation that was not cancelled, or of the first prediction if the task
     * has no member for annotations; no layer at all if nobody annotated it.
     */
    READ,
    /** Fields of the document, as they are. */
    KEPT
  }

  static final String DATA = "data";

  /** What {@code to_name} is when written. */
  static final String TO = "text";

  private static final String ID = "id";
  private static final String TEXT = "text";
  private static final String ANNOTATIONS = KeptAnnotations.ANNOTATIONS;
  private static final String PREDICTIONS = KeptAnnotations.PREDICTIONS;
  private static final String FROM_NAME = "from_name";
  private static final String TO_NAME = "to_name";
  private static final Set<String> RESULT = Set.of("type", "value", "score", FROM_NAME, TO_NAME);
  private static final Set<String> VALUE = Set.of("start", "end", TEXT, "labels");

  Document document(JsonFields fields) {
    JsonFields data = fields.object(DATA);
    String text = data.text(TEXT);
    Map<String, List<Span>> spans = new LinkedHashMap<>();
    Set<String> read = new HashSet<>(Set.of(ID, DATA));
    if (annotations == Annotations.READ) {
      read.addAll(Set.of(ANNOTATIONS, PREDICTIONS));
      spans(fields, text, spans);
    } else {
      spans.put(layer, new ArrayList<>());
    }
    OtherFields.Kept kept = new OtherFields.Kept();
    others.keep(fields, read, kept, place);
    if (data.members().size() > 1) {
      Map<String, JsonNode> rest = new LinkedHashMap<>(data.members());
      rest.remove(TEXT);
      others.keep(DATA, new JsonNode.Members(rest), kept, place);
    }
    return new Document(fields.id(ID), text, List.of(), spans, kept.fields());
  }

  private void spans(JsonFields fields, String text, Map<String, List<Span>> spans) {
    List<JsonFields> made = UnlabelledLines.valid(fields);
    List<JsonNode> said =
        fields.has(ANNOTATIONS) || !fields.has(PREDICTIONS) ? List.of() : fields.items(PREDICTIONS);
    if (!made.isEmpty()) {
      if (made.size() > 1) {
        remarks.add(place, "there are " + made.size() + " annotations; the first is taken");
      }
      results(made.get(0), ANNOTATIONS, text, spans);
      others.loseOne(fields, PREDICTIONS, place);
    } else if (!said.isEmpty()) {
      remarks.add(place, "nobody annotated this; the first of its predictions is taken");
      results(JsonFields.of(said.get(0), PREDICTIONS), PREDICTIONS, text, spans);
    } else {
      unlabelled.add(place, UnlabelledLines.whyTask(fields));
      others.loseOne(fields, ANNOTATIONS, place);
      others.loseOne(fields, PREDICTIONS, place);
    }
  }

  private void results(
      JsonFields annotation, String key, String text, Map<String, List<Span>> spans) {
    spans.put(layer, new ArrayList<>());
    others.lose(annotation, Set.of("result"), place);
    Set<String> controls = new LinkedHashSet<>();
    for (JsonNode item : annotation.items("result")) {
      result(JsonFields.of(item, key + ".result"), text, spans, controls);
    }
    check(controls, spans.keySet(), key);
  }

  private void result(
      JsonFields result, String text, Map<String, List<Span>> spans, Set<String> controls) {
    if (!result.text("type").equals("labels")) {
      remarks.add(place, "a result of type " + result.text("type") + " is left out");
      return;
    }
    others.lose(result, RESULT, place);
    if (result.has(TO_NAME) && !result.text(TO_NAME).equals(TO)) {
      others.loseOne(result, TO_NAME, place);
    }
    String control = result.has(FROM_NAME) ? result.text(FROM_NAME) : FromNames.USUAL;
    String of = names.layer(control, place);
    controls.add(control);
    JsonFields value = result.object("value");
    others.lose(value, VALUE, place);
    double probability = result.probability("score");
    for (JsonNode label : value.items("labels")) {
      Span span =
          Span.in(
              text, value.offset("start"), value.offset("end"), JsonFields.label(label, "labels"));
      spans.computeIfAbsent(of, key -> new ArrayList<>()).add(span.withProbability(probability));
    }
  }

  /** Refuses to make one layer of two; tells of a name that will be written otherwise. */
  private void check(Set<String> controls, Set<String> layers, String key) {
    boolean usual = controls.contains(FromNames.USUAL);
    boolean own = controls.contains(layer) && !layer.equals(FromNames.USUAL);
    if (usual && own) {
      throw new IllegalArgumentException(
          "the from_names %s and %s would be one layer, %s; ask for the layer %s, and each is its own"
              .formatted(FromNames.USUAL, layer, layer, FromNames.USUAL));
    }
    boolean alone = layers.size() == 1;
    if (alone ? own : usual && !layer.equals(FromNames.USUAL)) {
      others.lost(key + ".result." + FROM_NAME, place);
    }
  }
}
