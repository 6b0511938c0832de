package io.sluice.tagging.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.text.document.Sentence;
import io.sluice.text.label.LabelScheme;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConllScoreTest {
  private static Comparison compare(String gold, String predicted) {
    List<String> labels = List.of(gold.split(" "));
    Sentence sentence = Sentence.of(Collections.nCopies(labels.size(), "word"));
    return Comparison.of(sentence, labels, List.of(predicted.split(" ")));
  }

  private static Counts counts(String gold, String predicted) {
    return ConllScore.of(List.of(compare(gold, predicted))).overall();
  }

  @Test
  void followsTheRulesOfTheProgramOnSequencesWorkedOutByHand() {
    assertThat(counts("B-PER I-PER O", "B-PER I-PER O")).isEqualTo(new Counts(1, 1, 1));
    assertThat(counts("B-PER I-PER O", "I-PER I-PER O")).isEqualTo(new Counts(1, 1, 1));
    assertThat(counts("B-PER I-PER O", "B-PER B-PER O")).isEqualTo(new Counts(1, 2, 0));
    assertThat(counts("B-PER I-ORG O", "B-PER B-ORG O")).isEqualTo(new Counts(2, 2, 2));
    assertThat(counts("B-PER I-ORG O", "B-PER I-PER O")).isEqualTo(new Counts(2, 1, 0));
    assertThat(counts("O I-PER", "O B-PER")).isEqualTo(new Counts(1, 1, 1));
    assertThat(counts("I-A I-B I-A", "B-A B-B I-A")).isEqualTo(new Counts(3, 3, 3));
    assertThat(counts("B-A I-A I-A", "B-A I-A O")).isEqualTo(new Counts(1, 1, 0));
    assertThat(counts("B-A I-A O", "B-A I-A I-A")).isEqualTo(new Counts(1, 1, 0));
    assertThat(counts("O O", "O O")).isEqualTo(Counts.NONE);
  }

  @Test
  void keepsThePeculiaritiesOfTheProgram() {
    // The type begins after the first hyphen.
    assertThat(counts("B-A-B I-A-B", "B-A-B I-A-B")).isEqualTo(new Counts(1, 1, 1));
    // After O, I begins even if O has a type; a type without a change of tag begins, too.
    assertThat(counts("B-A E-A", "B-A E-A")).isEqualTo(new Counts(1, 1, 1));
    // It does not see that B begins after E: its E is not that of IOBES.
    assertThat(counts("B-A E-A B-A", "B-A E-A B-A")).isEqualTo(new Counts(1, 1, 1));
    // Square brackets are spans of one token.
    assertThat(counts("[-A ]-A", "[-A ]-A")).isEqualTo(new Counts(2, 2, 2));
    assertThat(counts("B I O B", "B I O B")).isEqualTo(new Counts(2, 2, 2));
  }

  @Test
  void printsWhatTheProgramPrints() {
    ConllScore score =
        ConllScore.of(
            List.of(
                compare("B-PER I-PER O B-LOC", "B-PER I-PER O B-ORG"),
                compare("O B-LOC O", "O B-LOC B-LOC")));

    assertThat(score.text())
        .isEqualTo(
            """
            processed 7 tokens with 3 phrases; found: 4 phrases; correct: 2.
            accuracy:  71.43%; precision:  50.00%; recall:  66.67%; FB1:  57.14
                          LOC: precision:  50.00%; recall:  50.00%; FB1:  50.00  2
                          ORG: precision:   0.00%; recall:   0.00%; FB1:   0.00  1
                          PER: precision: 100.00%; recall: 100.00%; FB1: 100.00  1
            """);
  }

  @Test
  void agreesWithASecondImplementationOnRandomAndMalformedSequences() {
    String[] labels = {"O", "B-A", "I-A", "B-B", "I-B", "E-A", "E-B", "B", "I", ".", "[-A", "I-"};
    for (int seed = 0; seed < 3000; seed++) {
      Random random = new Random(seed);
      List<Comparison> comparisons = new ArrayList<>();
      for (int n = random.nextInt(3); n >= 0; n--) {
        int size = 1 + random.nextInt(9);
        String gold = random(labels, size, random);
        String predicted = random.nextInt(3) == 0 ? gold : blend(gold, labels, random);
        comparisons.add(compare(gold, predicted));
      }
      assertThat(ConllScore.of(comparisons).overall())
          .as("seed %d: %s", seed, comparisons)
          .isEqualTo(second(comparisons));
    }
  }

  @Test
  void agreesWithSetsOfChunksWhereThereAreOnlyBeginInsideAndOutside() {
    String[] labels = {"O", "B-A", "I-A", "B-B", "I-B"};
    for (int seed = 0; seed < 2000; seed++) {
      Random random = new Random(seed);
      String gold = random(labels, 8, random);
      Comparison comparison = compare(gold, blend(gold, labels, random));
      Set<Object> right = new HashSet<>(LabelScheme.IOB2.chunks(comparison.gold()));
      int all = right.size();
      List<?> predicted = LabelScheme.IOB2.chunks(comparison.predicted());
      right.retainAll(new HashSet<>(predicted));

      assertThat(ConllScore.of(List.of(comparison)).overall())
          .as("seed %d: %s", seed, comparison)
          .isEqualTo(new Counts(all, predicted.size(), right.size()));
    }
  }

  private static String random(String[] labels, int size, Random random) {
    List<String> chosen = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      chosen.add(labels[random.nextInt(labels.length)]);
    }
    return String.join(" ", chosen);
  }

  private static String blend(String gold, String[] labels, Random random) {
    String[] changed = gold.split(" ");
    for (int i = 0; i < changed.length; i++) {
      if (random.nextInt(4) == 0) {
        changed[i] = labels[random.nextInt(labels.length)];
      }
    }
    return String.join(" ", changed);
  }

  /** One sequence with an O after each sentence; which tokens start and end a span; agreement. */
  private static Counts second(List<Comparison> comparisons) {
    List<String> gold = new ArrayList<>();
    List<String> predicted = new ArrayList<>();
    for (Comparison comparison : comparisons) {
      gold.addAll(comparison.gold());
      gold.add("O");
      predicted.addAll(comparison.predicted());
      predicted.add("O");
    }
    int goldSpans = 0;
    int predictedSpans = 0;
    Set<Integer> correct = new HashSet<>(); // by end: a span that no rule ends merges with the next
    for (int i = 0; i < gold.size(); i++) {
      boolean g = starts(gold, i);
      boolean p = starts(predicted, i);
      goldSpans += g ? 1 : 0;
      predictedSpans += p ? 1 : 0;
      int end = commonEnd(gold, predicted, i);
      if (g && p && end >= 0) {
        correct.add(end);
      }
    }
    return new Counts(goldSpans, predictedSpans, correct.size());
  }

  /** Where both end together, if they agree up to there; else -1. */
  private static int commonEnd(List<String> gold, List<String> predicted, int first) {
    for (int i = first; i < gold.size(); i++) {
      if (!type(gold, i).equals(type(predicted, i))) {
        return -1;
      }
      if (ends(gold, i) || ends(predicted, i)) {
        return ends(gold, i) && ends(predicted, i) ? i : -1;
      }
    }
    return gold.size();
  }

  private static String tag(List<String> labels, int i) {
    return i < 0 || i >= labels.size() ? "O" : labels.get(i).split("-", 2)[0];
  }

  private static String type(List<String> labels, int i) {
    if (i < 0 || i >= labels.size() || !labels.get(i).contains("-")) {
      return "";
    }
    return labels.get(i).split("-", 2)[1];
  }

  private static final Set<String> STARTING = Set.of("BB", "IB", "OB", "OI", "EE", "EI", "OE");
  private static final Set<String> ENDING = Set.of("BB", "BO", "IB", "IO", "EE", "EI", "EO");

  private static boolean starts(List<String> labels, int i) {
    boolean inside = !Set.of("O", ".").contains(tag(labels, i));
    return STARTING.contains(tag(labels, i - 1) + tag(labels, i))
        || Set.of("[", "]").contains(tag(labels, i))
        || (inside && !type(labels, i - 1).equals(type(labels, i)));
  }

  private static boolean ends(List<String> labels, int i) {
    boolean inside = !Set.of("O", ".").contains(tag(labels, i));
    return ENDING.contains(tag(labels, i) + tag(labels, i + 1))
        || Set.of("[", "]").contains(tag(labels, i))
        || (inside && !type(labels, i).equals(type(labels, i + 1)));
  }
}
