package io.sluice.corpora.annotated;

import io.sluice.text.document.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which JSON objects nobody annotated, and why that is known. Where somebody looked and marked
 * nothing there is an empty list of spans, or Prodigy's answer {@code accept}.
 */
final class UnlabelledLines {
  static final String ANSWER = CarriedFields.ANSWER;

  private static final String ACCEPT = "accept";

  /** Members of which each holds the spans of a line of doccano or Prodigy. */
  static final List<String> SPANS = List.of("label", "labels", "entities", "spans");

  private static final String CANCELLED = "was_cancelled";

  private final Remarks remarks = new Remarks();

  /** Why nobody annotated a line of doccano or Prodigy; empty if somebody did. */
  static Optional<String> why(JsonFields line) {
    if (line.has(ANSWER)) {
      String answer = line.text(ANSWER);
      return answer.equals(ACCEPT)
          ? Optional.empty()
          : Optional.of("it was answered with " + answer);
    }
    return SPANS.stream().anyMatch(line::has)
        ? Optional.empty()
        : Optional.of("it has none of " + SPANS);
  }

  /** Why nobody annotated a task of Label Studio. */
  static String whyTask(JsonFields task) {
    if (!task.has(KeptAnnotations.ANNOTATIONS)) {
      return "it has no annotations";
    }
    return task.items(KeptAnnotations.ANNOTATIONS).isEmpty()
        ? "its annotations are empty"
        : "its annotations were cancelled";
  }

  /** Those of a task's annotations that were not cancelled. */
  static List<JsonFields> valid(JsonFields task) {
    List<JsonFields> valid = new ArrayList<>();
    if (task.has(KeptAnnotations.ANNOTATIONS)) {
      for (JsonNode item : task.items(KeptAnnotations.ANNOTATIONS)) {
        JsonFields annotation = JsonFields.of(item, KeptAnnotations.ANNOTATIONS);
        boolean cancelled =
            annotation
                .node(CANCELLED)
                .filter(node -> node.equals(new JsonNode.Word("true")))
                .isPresent();
        if (!cancelled) {
          valid.add(annotation);
        }
      }
    }
    return valid;
  }

  void add(Origin place, String why) {
    remarks.add(place, why);
  }

  List<Remark> remarks() {
    return remarks.list();
  }
}
