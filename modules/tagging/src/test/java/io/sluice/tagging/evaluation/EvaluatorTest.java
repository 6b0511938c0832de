package io.sluice.tagging.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sluice.text.document.Sentence;
import io.sluice.text.label.LabelScheme;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EvaluatorTest {
  private static Comparison compare(String words, String gold, String predicted, Double... p) {
    return new Comparison(
        Sentence.of(words.split(" ")),
        List.of(gold.split(" ")),
        List.of(predicted.split(" ")),
        Arrays.asList(p));
  }

  @Test
  void countsStrictlyBesideTheOfficialReading() {
    Evaluator evaluator = Evaluator.spans(LabelScheme.IOB2, 3);
    evaluator.add(compare("Ada met Charles Babbage", "B-P O B-P I-P", "I-P O B-P I-P"));
    SpanEvaluation spans = evaluator.result().spans().orElseThrow();

    assertThat(spans.conll().overall()).isEqualTo(new Counts(2, 2, 2));
    assertThat(spans.strict().overall()).isEqualTo(new Counts(2, 1, 1));
    assertThat(spans.conll().accuracy()).isEqualTo(0.75);
  }

  @Test
  void convertsIobesForTheOfficialReading() {
    Evaluator evaluator = Evaluator.spans(LabelScheme.IOBES, 3);
    evaluator.add(compare("a b c", "S-P B-P E-P", "S-P B-P E-P"));
    evaluator.add(compare("a b c", "S-P B-P E-P", "S-P S-P O"));
    SpanEvaluation spans = evaluator.result().spans().orElseThrow();

    assertThat(spans.conll().overall()).isEqualTo(new Counts(4, 4, 3));
    assertThat(spans.strict().overall()).isEqualTo(new Counts(4, 4, 3));
  }

  @Test
  void readsOnlyWellFormedSpansStrictly() {
    assertThat(StrictChunks.read(LabelScheme.IOB1, List.of("I-P", "B-P", "O", "B-P"))).hasSize(2);
    assertThat(StrictChunks.read(LabelScheme.IOB2, List.of("I-P", "B-P", "I-Q"))).hasSize(1);
    assertThat(StrictChunks.read(LabelScheme.IO, List.of("I-P", "O", "B-P"))).hasSize(1);
    assertThat(StrictChunks.read(LabelScheme.IOBES, List.of("B-P", "O", "B-P", "E-P", "S-P")))
        .hasSize(2);
    assertThat(StrictChunks.read(LabelScheme.IOBES, List.of("B-P", "L-P", "U-P"))).hasSize(2);
  }

  @Test
  void sortsEveryWrongSpanIntoOneKind() {
    Evaluator evaluator = Evaluator.spans(LabelScheme.IOB2, 3);
    evaluator.add(compare("a b c d", "B-P I-P O O", "B-P O O O"));
    evaluator.add(compare("a b c d", "B-P I-P O O", "B-Q I-Q O O"));
    evaluator.add(compare("a b c d", "B-P I-P O O", "O B-Q I-Q O"));
    evaluator.add(compare("a b c d", "B-P O O O", "O O O B-P"));
    ErrorBuckets errors = evaluator.result().spans().orElseThrow().errors();

    for (ErrorKind kind : ErrorKind.values()) {
      assertThat(errors.counts()).containsEntry(kind, 1L);
      assertThat(errors.examples(kind)).hasSize(1);
    }
    assertThat(errors.total()).isEqualTo(5);
    assertThat(errors.examples(ErrorKind.BOUNDARY).get(0).text())
        .isEqualTo("(no file): boundary: gold P \"a b\", predicted P \"a\"");
    assertThat(errors.examples(ErrorKind.MISSED).get(0).predicted()).isEmpty();
  }

  @Test
  void everyWrongSpanIsInExactlyOneError() {
    String[] labels = {"O", "B-A", "I-A", "B-B", "I-B"};
    for (int seed = 0; seed < 500; seed++) {
      Random random = new Random(seed);
      StringBuilder gold = new StringBuilder();
      StringBuilder predicted = new StringBuilder();
      for (int i = 0; i < 10; i++) {
        String label = labels[random.nextInt(labels.length)];
        gold.append(label).append(' ');
        predicted.append(random.nextBoolean() ? label : labels[random.nextInt(5)]).append(' ');
      }
      Evaluator evaluator = Evaluator.spans(LabelScheme.IOB2, 100);
      String words = "w ".repeat(10);
      evaluator.add(compare(words, gold.toString(), predicted.toString()));
      SpanEvaluation spans = evaluator.result().spans().orElseThrow();
      List<SpanError> errors =
          spans.errors().examples().values().stream().flatMap(List::stream).toList();
      Counts counts = spans.conll().overall();

      assertThat(errors.stream().filter(error -> error.gold().isPresent()))
          .as("seed %d", seed)
          .hasSize((int) (counts.gold() - counts.correct()));
      assertThat(errors.stream().filter(error -> error.predicted().isPresent()))
          .as("seed %d", seed)
          .hasSize((int) (counts.predicted() - counts.correct()));
    }
  }

  @Test
  void countsTokensAndTheirConfusions() {
    Evaluator evaluator = Evaluator.tokens();
    evaluator.add(compare("a b c d", "NOUN VERB NOUN X", "NOUN NOUN NOUN NOUN"));
    Evaluation evaluation = evaluator.result();

    assertThat(evaluation.spans()).isEmpty();
    assertThat(evaluation.score()).isEqualTo(0.5);
    assertThat(evaluation.tokens().byLabel()).containsEntry("NOUN", new Counts(2, 4, 2));
    assertThat(evaluation.confusion().count("VERB", "NOUN")).isEqualTo(1);
    assertThat(evaluation.confusion().mistakes(1))
        .containsExactly(new Confusion.Cell(new Confusion.Pair("VERB", "NOUN"), 1));
    assertThat(evaluation.confusion().labels()).containsExactly("NOUN", "VERB", "X");
  }

  @Test
  void measuresCalibrationOfSpans() {
    Evaluator evaluator = Evaluator.spans(LabelScheme.IOB2, 0);
    evaluator.add(compare("a b c d", "B-P O B-P O", "B-P O O B-Q", 0.9, 0.6));
    Evaluation evaluation = evaluator.result();

    // One bin has confidence 0.9 and accuracy 1, one has 0.6 and 0.
    assertThat(evaluation.calibration().expectedError()).isCloseTo(0.35, within(1e-12));
    assertThat(evaluation.riskCoverage().points())
        .containsExactly(new RiskCoverage.Point(0.9, 0.5, 0), new RiskCoverage.Point(0.6, 1, 0.5));
    assertThat(evaluation.riskCoverage().area()).isCloseTo(0.25, within(1e-12));
  }

  @Test
  void calibrationOfProbabilitiesThatAreTrueTendsToZero() {
    Random random = new Random(5);
    List<Judged> judged =
        random.doubles(200_000).mapToObj(p -> new Judged(p, random.nextDouble() < p)).toList();

    assertThat(Calibration.of(judged).expectedError()).isLessThan(0.01);
    assertThat(Calibration.of(judged, 15).count()).isEqualTo(200_000);
    assertThat(RiskCoverage.of(judged).area()).isCloseTo(0.25, within(0.01));
    assertThat(RiskCoverage.of(judged).sample(11)).hasSize(11);
  }

  @Test
  void whatNobodyKnowsIsNotCounted() {
    Evaluator tokens = Evaluator.tokens();
    tokens.add(compare("a b c", "X ? Y", "X Y X", 0.9, 0.8, 0.7));
    tokens.add(compare("a b", "? ?", "X Y", 0.9, 0.8));
    Evaluation evaluation = tokens.result();
    assertThat(evaluation.sentences()).isEqualTo(1);
    assertThat(evaluation.tokens().overall()).isEqualTo(new Counts(2, 2, 1));
    assertThat(evaluation.confusion().labels()).containsExactly("X", "Y");
    assertThat(evaluation.calibration().count()).isEqualTo(2);
    assertThat(evaluation.riskCoverage().points().get(1).risk()).isEqualTo(0.5);

    Evaluator spans = Evaluator.spans(LabelScheme.IOB2, 3);
    spans.add(compare("a b c", "B-P ? O", "B-P I-P B-P"));
    spans.add(compare("a b", "B-P O", "B-P O"));
    assertThat(spans.result().sentences()).isEqualTo(1);
    assertThat(spans.result().spans().orElseThrow().conll().overall())
        .isEqualTo(new Counts(1, 1, 1));
    assertThat(compare("a b", "? X", "X X").hasMistakes()).isFalse();
    assertThat(compare("a b", "? X", "X Y").hasMistakes()).isTrue();
  }

  @Test
  void refusesWhatDoesNotFitTogether() {
    assertThatThrownBy(() -> compare("a b", "O", "O O"))
        .hasMessageContaining("2 tokens has 1 gold and 2 predicted");
    assertThatThrownBy(
            () -> Evaluator.spans(LabelScheme.IOB2, 0).add(compare("a", "B-P", "B-P", 0.5, 0.5)))
        .hasMessageContaining("1 predictions have 2 probabilities");
    assertThatThrownBy(() -> new Judged(Double.NaN, true)).hasMessageContaining("in [0, 1]");
  }
}
