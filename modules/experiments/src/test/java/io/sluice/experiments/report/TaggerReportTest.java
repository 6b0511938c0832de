package io.sluice.experiments.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.experiments.run.Metric;
import io.sluice.model.json.JsonObject;
import io.sluice.tagging.evaluation.Comparison;
import io.sluice.tagging.evaluation.Evaluator;
import io.sluice.text.document.Origin;
import io.sluice.text.document.Sentence;
import io.sluice.text.label.LabelScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class TaggerReportTest {
  private static final String EVIL = "</script><img src=x onerror=alert(1)>{{name}}$1\\\0\u001b[2J";

  private static Sentence sentence(long line, String... words) {
    return Sentence.of(words).withOrigin(new Origin("corpora/dev.conll", line));
  }

  private static List<String> labels(String labels) {
    return List.of(labels.split(" "));
  }

  private static final List<Comparison> SPANS =
      List.of(
          new Comparison(
              sentence(1, "Ada", "Lovelace", "met", EVIL, "in", "London"),
              labels("B-PER I-PER O B-PER O B-LOC"),
              labels("B-PER I-PER O B-ORG O B-LOC"),
              List.of(0.97, 0.4, 0.88)),
          new Comparison(
              sentence(9, "The", "Bank", "of", "England"),
              labels("O B-ORG I-ORG I-ORG"),
              labels("O B-ORG O B-LOC"),
              List.of(0.5, 0.61)),
          new Comparison(sentence(14, "Nothing", "here"), labels("O O"), labels("O O"), List.of()));

  private static TaggerResults results(List<Comparison> comparisons, Optional<LabelScheme> scheme) {
    var evaluator = scheme.map(s -> Evaluator.spans(s, 5)).orElseGet(Evaluator::tokens);
    comparisons.forEach(evaluator::add);
    return new TaggerResults(evaluator.result(), scheme, comparisons);
  }

  private static String html(String measure, Optional<TaggerResults> results) {
    var metrics = new ArrayList<Metric>();
    for (var step = 1; step <= 40; step++) {
      var score = step % 10 == 0 ? OptionalDouble.of(1 - 1.0 / step) : OptionalDouble.empty();
      metrics.add(
          new Metric(
              step, step / 10.0, step, 3.0 / step, OptionalDouble.empty(), score, 0.002, 1, 900));
    }
    var body = new TaggerBody(measure, results);
    return Report.html(new ReportContents("tags", "name: tags", JsonObject.EMPTY, metrics, body));
  }

  @Test
  void spansScoresAndErrorsAreShown() {
    var html = html("F1", Optional.of(results(SPANS, Optional.of(LabelScheme.IOB2))));
    // 2 of 5 predicted and of 4 in the data.
    assertThat(html)
        .contains("<strong>44.44 %</strong><span>F1 of the best tagger")
        .contains("<strong>40.00 %</strong><span>precision")
        .contains("<strong>50.00 %</strong><span>recall");
    assertThat(html)
        .contains("<mark class=\"e2\" title=\"97.00 %\">Ada Lovelace<sub>PER</sub></mark>")
        .contains("<mark class=\"e1 off\" title=\"50.00 %\">Bank<sub>ORG</sub></mark>")
        .contains("dev.conll:9</span>", "title=\"corpora/dev.conll:9\"");
    assertThat(html).contains("PER taken for ORG: 1 (33.33 %)", "O taken for O: 5 (100.00 %)");
    assertThat(html)
        .contains(
            "<details open><summary>boundary <b>1</b>",
            "<details><summary>type <b>1</b>",
            "Expected calibration error");
    assertThat(html).contains("\"scored\":{\"step\":[10.0,20.0,30.0,40.0]");
    assertThat(html).contains("abstain below");
  }

  @Test
  void labelsOfTokensAreShown() {
    var comparison =
        new Comparison(
            sentence(3, "They", "run"),
            labels("PRON VERB"),
            labels("PRON NOUN"),
            List.of(0.9, 0.4));
    var html = html("accuracy", Optional.of(results(List.of(comparison), Optional.empty())));
    assertThat(html)
        .contains("<strong>50.00 %</strong><span>accuracy of the best tagger")
        .contains("<span>They<sub>PRON</sub></span>")
        .contains("<span class=\"off\">run<sub>VERB → NOUN</sub></span>")
        .contains("VERB taken for NOUN: 1 (100.00 %)")
        .doesNotContain("<h2>Errors</h2>");
  }

  @Test
  void untrustedTextCannotLeaveItsPlace() {
    var html = html("F1", Optional.of(results(SPANS, Optional.of(LabelScheme.IOB2))));
    assertThat(html).doesNotContain("<img").doesNotContain("\0").doesNotContain("\u001b");
    assertThat(html.split("</script>", -1)).as("three scripts and no more").hasSize(4);
    assertThat(html).contains("&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;{{name}}$1");
    var markup = Pattern.compile("(?s)<script>.*?</script>").matcher(html).replaceAll("");
    assertThat(markup).doesNotContainPattern("<[^>]*\\s(src|href)\\s*=");
  }

  @Test
  void beforeAnythingIsMeasured() {
    assertThat(html("F1", Optional.empty())).contains("Nothing has been measured yet");
    var nothing = html("F1", Optional.of(results(List.of(), Optional.of(LabelScheme.IOB2))));
    assertThat(nothing).contains("There are no sentences to show", "No probabilities were given");
  }

  @Test
  void manyLabelsBecomeOthers() {
    var random = new Random(3);
    var gold = new ArrayList<String>();
    var predicted = new ArrayList<String>();
    for (var i = 0; i < 500; i++) {
      gold.add("L" + random.nextInt(40));
      predicted.add(random.nextInt(3) == 0 ? "L" + random.nextInt(40) : gold.get(i));
    }
    var words = gold.toArray(String[]::new);
    var evaluator = Evaluator.tokens();
    evaluator.add(Comparison.of(Sentence.of(words), gold, predicted));
    var svg = ConfusionMatrix.svg(evaluator.result().confusion());
    assertThat(svg).contains(">others</text>");
    assertThat(svg.split("class=\"cell\"", -1)).hasSize(25 * 25 + 1);
    assertThat(ConfusionMatrix.type("B-PER")).isEqualTo("PER");
    assertThat(ConfusionMatrix.type("PROPN")).isEqualTo("PROPN");
  }
}
