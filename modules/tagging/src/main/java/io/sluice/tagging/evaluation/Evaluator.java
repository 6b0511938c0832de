package io.sluice.tagging.evaluation;

import io.sluice.text.label.Chunk;
import io.sluice.text.label.LabelScheme;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Evaluates sentence by sentence; sentences are not kept, but for examples of errors.
 *
 * <pre>{@code
 * Evaluator evaluator = Evaluator.spans(LabelScheme.IOB2, 20);
 * evaluator.add(Comparison.of(sentence, sentence.labels("ner"), predicted));
 * System.out.print(evaluator.result().spans().orElseThrow().conll().text());
 * }</pre>
 */
public final class Evaluator {
  private final Optional<LabelScheme> scheme;
  private final ConllCounter conll = new ConllCounter();
  private final CountsByLabel strict = new CountsByLabel();
  private final CountsByLabel tokens = new CountsByLabel();
  private final Map<Confusion.Pair, Long> confusion = new HashMap<>();
  private final ErrorBuckets.Counter errors;
  private final List<Judged> judged = new ArrayList<>();
  private long sentences;

  private Evaluator(Optional<LabelScheme> scheme, int examples) {
    this.scheme = scheme;
    errors = new ErrorBuckets.Counter(examples);
  }

  /**
   * For labels that mark spans.
   *
   * @param scheme of gold and predicted labels
   * @param examples sentences kept for each kind of error
   */
  public static Evaluator spans(LabelScheme scheme, int examples) {
    return new Evaluator(Optional.of(scheme), examples);
  }

  /** For labels that each stand for themselves, parts of speech say. */
  public static Evaluator tokens() {
    return new Evaluator(Optional.empty(), 0);
  }

  /**
   * Takes a sentence into account. Tokens whose label is not known are not counted; where labels
   * mark spans a sentence with such tokens is not, for nobody knows where its spans end.
   *
   * @throws IllegalArgumentException if there are probabilities, but not one for each predicted
   *     span or token
   */
  public void add(Comparison comparison) {
    long known = IntStream.range(0, comparison.gold().size()).filter(comparison::isKnown).count();
    boolean complete = known == comparison.gold().size();
    if (!complete && (known == 0 || scheme.isPresent())) {
      return;
    }
    sentences++;
    TokenScore.count(comparison, tokens);
    Confusion.count(comparison, confusion);
    if (scheme.isPresent()) {
      addSpans(comparison, scheme.get());
    } else {
      List<Boolean> correct = new ArrayList<>();
      for (int i = 0; i < comparison.gold().size(); i++) {
        correct.add(comparison.gold().get(i).equals(comparison.predicted().get(i)));
      }
      judge(comparison, correct, comparison::isKnown);
    }
  }

  private void addSpans(Comparison comparison, LabelScheme labels) {
    List<Chunk> gold = labels.chunks(comparison.gold());
    List<Chunk> predicted = labels.chunks(comparison.predicted());
    conll.add(plain(labels, comparison.gold()), plain(labels, comparison.predicted()));
    SpanScore.count(
        StrictChunks.read(labels, comparison.gold()),
        StrictChunks.read(labels, comparison.predicted()),
        strict);
    ErrorMatching.errors(comparison.sentence(), gold, predicted).forEach(errors::add);
    Set<Chunk> right = new HashSet<>(gold);
    judge(comparison, predicted.stream().map(right::contains).toList(), i -> true);
  }

  /** The program knows no IOBES. */
  private static List<String> plain(LabelScheme labels, List<String> sequence) {
    return labels == LabelScheme.IOBES ? LabelScheme.IOB2.convert(sequence) : sequence;
  }

  private void judge(Comparison comparison, List<Boolean> correct, IntPredicate known) {
    List<Double> confidences = comparison.confidences();
    if (confidences.isEmpty()) {
      return;
    }
    if (confidences.size() != correct.size()) {
      throw new IllegalArgumentException(
          "%s: %d predictions have %d probabilities; give one for each or none"
              .formatted(comparison.sentence().origin(), correct.size(), confidences.size()));
    }
    for (int i = 0; i < correct.size(); i++) {
      if (known.test(i)) {
        judged.add(new Judged(confidences.get(i), correct.get(i)));
      }
    }
  }

  /** What is known so far. */
  public Evaluation result() {
    Optional<SpanEvaluation> spans =
        scheme.map(any -> new SpanEvaluation(conll.score(), SpanScore.of(strict), errors.result()));
    return new Evaluation(
        sentences,
        TokenScore.of(tokens),
        Confusion.of(confusion),
        spans,
        Calibration.of(judged),
        RiskCoverage.of(judged));
  }
}
