package io.sluice.corpora.examination;

import io.sluice.corpora.examination.AnnotatedFinding.Kind;
import io.sluice.text.document.Origin;
import io.sluice.text.document.Sentence;
import io.sluice.text.label.LabelProblem;
import io.sluice.text.label.LabelScheme;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Holds labels against what the whole corpus told about its layers. */
final class LabelChecks {
  private final FindingLog log;
  private final Map<String, LayerTally> layers;

  LabelChecks(FindingLog log, Map<String, LayerTally> layers) {
    this.log = log;
    this.layers = layers;
  }

  /**
   * Every label of a sentence.
   *
   * @param lineByLine whether each token stands on a line of its own
   */
  void sentence(Sentence sentence, boolean lineByLine) {
    sentence
        .layers()
        .forEach(
            (layer, labels) -> {
              LayerTally tally = layers.get(layer);
              if (tally != null) {
                tally
                    .scheme()
                    .ifPresent(
                        scheme -> labels(sentence, layer, labels, tally, scheme, lineByLine));
              }
            });
  }

  private void labels(
      Sentence sentence,
      String layer,
      List<String> labels,
      LayerTally tally,
      LabelScheme scheme,
      boolean lineByLine) {
    boolean clean = true;
    for (int i = 0; i < labels.size(); i++) {
      if (!tally.belongs(labels.get(i))) {
        clean = false;
        log.add(
            Kind.STRANGE_LABEL,
            place(sentence, i, lineByLine),
            layer + ": " + PartExaminer.quoted(labels.get(i)) + " belongs to no label scheme");
      }
    }
    if (clean) {
      for (LabelProblem problem : scheme.problems(labels)) {
        int index = Math.min(problem.index(), sentence.size() - 1);
        log.add(
            Kind.INVALID_SEQUENCE,
            place(sentence, index, lineByLine),
            layer
                + ": "
                + problem.reason()
                + " in "
                + scheme
                + ", token "
                + (index + 1)
                + " "
                + PartExaminer.quoted(sentence.words().get(index)));
      }
    }
  }

  private static Origin place(Sentence sentence, int index, boolean lineByLine) {
    Origin origin = sentence.origin();
    return lineByLine && origin.line() > 0
        ? new Origin(origin.source(), origin.line() + index)
        : origin;
  }

  /** What the layers of the validation part have that training does not. */
  void compare(Map<String, LayerTally> validation) {
    validation.forEach(
        (layer, tally) -> {
          LayerTally train = layers.get(layer);
          if (train == null) {
            return;
          }
          Optional<LabelScheme> scheme = train.scheme();
          if (scheme.isPresent() && tally.scheme().isPresent() && !scheme.equals(tally.scheme())) {
            log.add(
                Kind.DIFFERENT_SCHEMES,
                Origin.NONE,
                layer
                    + ": training follows "
                    + scheme.get()
                    + ", validation "
                    + tally.scheme().get());
          }
          if (!train.isOpen() && !tally.isOpen()) {
            unseen(layer, train, tally);
          }
        });
  }

  private void unseen(String layer, LayerTally train, LayerTally validation) {
    validation.firstPlaces().entrySet().stream()
        .filter(entry -> train.count(entry.getKey()) == 0)
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            entry ->
                log.add(
                    Kind.UNSEEN_LABEL,
                    entry.getValue(),
                    layer
                        + ": "
                        + PartExaminer.quoted(entry.getKey())
                        + " stands "
                        + validation.count(entry.getKey())
                        + " times in the validation part, first in this sentence, and never in"
                        + " training"));
  }
}
