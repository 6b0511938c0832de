package io.sluice.cli;

import io.sluice.experiments.TaggerMeasurement;
import io.sluice.tagging.evaluation.Comparison;
import io.sluice.tagging.evaluation.ErrorKind;
import io.sluice.tagging.evaluation.Evaluator;
import io.sluice.tagging.evaluation.SpanError;
import io.sluice.text.document.Sentence;
import io.sluice.text.label.Chunk;
import io.sluice.text.label.LabelScheme;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a tagger got wrong.
 *
 * @param total number of errors
 * @param first of them, in the order of the text
 */
record TaggingErrors(long total, List<TaggingError> first) {
  /** Kind of an error where each label stands for itself. */
  static final String LABEL = "label";

  TaggingErrors {
    first = List.copyOf(first);
  }

  /** The first, at most {@code most} of them. */
  static TaggingErrors of(TaggerMeasurement measured, int most) {
    return measured
        .scheme()
        .map(scheme -> spans(measured.comparisons(), scheme, most))
        .orElseGet(() -> tokens(measured.comparisons(), most));
  }

  /** Of each kind the first are enough: the first of all are among them. */
  private static TaggingErrors spans(List<Comparison> comparisons, LabelScheme scheme, int most) {
    var evaluator = Evaluator.spans(scheme, most);
    var places = new IdentityHashMap<Sentence, Integer>();
    for (var comparison : comparisons) {
      evaluator.add(comparison);
      places.put(comparison.sentence(), places.size());
    }
    var errors = evaluator.result().spans().orElseThrow().errors();
    var all = new ArrayList<SpanError>();
    for (var kind : ErrorKind.values()) {
      all.addAll(errors.examples(kind));
    }
    all.sort(order(places));
    return new TaggingErrors(
        errors.total(),
        all.stream()
            .limit(most)
            .map(
                error ->
                    new TaggingError(
                        error.kind().label(), error.sentence(), error.gold(), error.predicted()))
            .toList());
  }

  private static Comparator<SpanError> order(Map<Sentence, Integer> places) {
    return Comparator.<SpanError>comparingInt(error -> places.getOrDefault(error.sentence(), 0))
        .thenComparingInt(error -> error.gold().or(error::predicted).map(Chunk::first).orElse(0));
  }

  private static TaggingErrors tokens(List<Comparison> comparisons, int most) {
    var first = new ArrayList<TaggingError>();
    var total = 0L;
    for (var comparison : comparisons) {
      for (var token = 0; token < comparison.gold().size(); token++) {
        var gold = comparison.gold().get(token);
        var predicted = comparison.predicted().get(token);
        if (gold.equals(Comparison.UNKNOWN) || gold.equals(predicted)) {
          continue;
        }
        total++;
        if (first.size() < most) {
          first.add(
              new TaggingError(
                  LABEL,
                  comparison.sentence(),
                  Optional.of(new Chunk(token, token + 1, gold)),
                  Optional.of(new Chunk(token, token + 1, predicted))));
        }
      }
    }
    return new TaggingErrors(total, first);
  }
}
