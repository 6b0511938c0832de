package io.sluice.text.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LabelSchemeTest {
  private static final List<Chunk> NAMES =
      List.of(new Chunk(0, 2, "PER"), new Chunk(3, 5, "PER"), new Chunk(5, 6, "PER"));

  @Test
  void eachSchemeWritesTheSameChunksInItsWay() {
    assertThat(LabelScheme.IO.labels(NAMES, 6))
        .containsExactly("I-PER", "I-PER", "O", "I-PER", "I-PER", "I-PER");
    assertThat(LabelScheme.IOB1.labels(NAMES, 6))
        .containsExactly("I-PER", "I-PER", "O", "I-PER", "I-PER", "B-PER");
    assertThat(LabelScheme.IOB2.labels(NAMES, 6))
        .containsExactly("B-PER", "I-PER", "O", "B-PER", "I-PER", "B-PER");
    assertThat(LabelScheme.IOBES.labels(NAMES, 6))
        .containsExactly("B-PER", "E-PER", "O", "B-PER", "E-PER", "S-PER");
  }

  @Test
  void chunksSurviveEveryWayBetweenTheSchemesThatTellThemApart() {
    List<LabelScheme> schemes = List.of(LabelScheme.IOB1, LabelScheme.IOB2, LabelScheme.IOBES);
    for (long seed = 0; seed < 500; seed++) {
      Random random = new Random(seed);
      int size = random.nextInt(15);
      List<Chunk> chunks = RandomLabels.chunks(random, size);
      for (LabelScheme from : schemes) {
        List<String> labels = from.labels(chunks, size);
        assertThat(from.firstProblem(labels)).as("seed %d, %s", seed, from).isEmpty();
        for (LabelScheme to : schemes) {
          List<String> converted = to.convert(labels);
          assertThat(to.chunks(converted))
              .as("seed %d, %s to %s", seed, from, to)
              .isEqualTo(chunks);
          assertThat(from.convert(converted)).as("seed %d, %s", seed, from).isEqualTo(labels);
        }
      }
    }
  }

  @Test
  void malformedLabelsAreReadAsTheSharedTaskScorerDoes() {
    for (long seed = 0; seed < 4000; seed++) {
      Random random = new Random(seed);
      String letters = seed % 2 == 0 ? "BIO" : "BIOES";
      List<String> labels = RandomLabels.labels(random, random.nextInt(10), letters, "X", "Y", "");
      for (LabelScheme scheme : LabelScheme.values()) {
        assertThat(scheme.chunks(labels))
            .as("seed %d: %s", seed, labels)
            .isEqualTo(ConllevalTwin.chunks(labels));
      }
    }
  }

  @Test
  void typesMayHoldHyphensAndMayBeMissing() {
    assertThat(LabelScheme.IOB2.chunks(List.of("B-GPE-LOC", "I-GPE-LOC", "B", "I")))
        .containsExactly(new Chunk(0, 2, "GPE-LOC"), new Chunk(2, 4, ""));
    assertThat(LabelScheme.IOBES.convert(List.of("B", "I", "O"))).containsExactly("B", "E", "O");
  }

  @Test
  void otherLettersForTheSamePositionsAreRead() {
    assertThat(LabelScheme.IOBES.convert(List.of("B-X", "M-X", "L-X", "U-X", "W-X")))
        .containsExactly("B-X", "I-X", "E-X", "S-X", "S-X");
  }

  @Test
  void aSequenceIsValidWhereChunksWrittenAgainGiveTheSameLabels() {
    for (long seed = 0; seed < 4000; seed++) {
      Random random = new Random(seed);
      List<String> labels = RandomLabels.labels(random, random.nextInt(6), "BIOES", "X", "Y");
      for (LabelScheme scheme : LabelScheme.values()) {
        boolean valid = scheme.convert(labels).equals(labels);
        assertThat(scheme.firstProblem(labels).isEmpty())
            .as("seed %d: %s in %s", seed, labels, scheme)
            .isEqualTo(valid);
        assertThat(allowed(scheme, labels)).as("seed %d: %s", seed, labels).isEqualTo(valid);
      }
    }
  }

  private static boolean allowed(LabelScheme scheme, List<String> labels) {
    if (labels.isEmpty()) {
      return true;
    }
    boolean all =
        scheme.allowsStart(labels.get(0)) && scheme.allowsEnd(labels.get(labels.size() - 1));
    for (int i = 1; i < labels.size(); i++) {
      all &= scheme.allows(labels.get(i - 1), labels.get(i));
    }
    return all;
  }

  @Test
  void problemsSayWhereAndWhy() {
    assertThat(LabelScheme.IOB2.firstProblem(List.of("O", "I-PER", "O")))
        .hasValueSatisfying(
            problem -> {
              assertThat(problem.index()).isEqualTo(1);
              assertThat(problem)
                  .hasToString("token 1: I-PER after O: in IOB2 a chunk starts with B-");
            });
    assertThat(LabelScheme.IOBES.problems(List.of("S-X", "I-X", "B-Y")))
        .extracting(LabelProblem::toString)
        .containsExactly(
            "token 1: I-X after S-X: in IOBES a chunk starts with B- or S-",
            "token 2: B-Y after I-X: in IOBES a chunk goes on to E- of its type",
            "token 3: B-Y at the end: in IOBES a chunk goes on to E- of its type");
    assertThat(LabelScheme.IOB2.firstProblem(List.of("S-X")))
        .hasValueSatisfying(p -> assertThat(p.reason()).contains("IOB2 has no S-"));
  }

  @Test
  void whatIsNoLabelIsRefusedByName() {
    for (String label : List.of("PERSON", "", "b-PER", "X-PER", "-PER", "-X-", "BPER", "0")) {
      assertThatThrownBy(() -> LabelScheme.IOB2.chunks(List.of("O", label)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("token 1")
          .hasMessageContaining("\"" + label + "\"")
          .hasMessageContaining("like B-PER");
    }
  }

  @Test
  void chunksThatDoNotFitAreRefused() {
    List<Chunk> overlapping = List.of(new Chunk(1, 3, "X"), new Chunk(0, 2, "Y"));
    assertThatThrownBy(() -> LabelScheme.IOB2.labels(overlapping, 3))
        .hasMessageContaining("X[1, 3) overlaps Y[0, 2)");
    assertThatThrownBy(() -> LabelScheme.IOB2.labels(List.of(new Chunk(0, 4, "X")), 3))
        .hasMessageContaining("past the end of 3 tokens");
    assertThatThrownBy(() -> new Chunk(2, 2, "X")).hasMessageContaining("at least one token");
  }

  @Test
  void alphabetsHoldEveryLabelOnce() {
    assertThat(LabelScheme.IOBES.alphabet(List.of("X", "Y")))
        .containsExactly("O", "B-X", "I-X", "E-X", "S-X", "B-Y", "I-Y", "E-Y", "S-Y");
    assertThat(LabelScheme.IO.alphabet(List.of("X"))).containsExactly("O", "I-X");
  }

  @Test
  void namesOfSchemesAreRead() {
    List<LabelScheme> schemes = new ArrayList<>();
    for (String name : List.of("io", "iob1", "bio", "IOB2", "bilou", "BIOES")) {
      schemes.add(LabelScheme.of(name));
    }
    assertThat(schemes)
        .containsExactly(
            LabelScheme.IO,
            LabelScheme.IOB1,
            LabelScheme.IOB2,
            LabelScheme.IOB2,
            LabelScheme.IOBES,
            LabelScheme.IOBES);
    assertThatThrownBy(() -> LabelScheme.of("bioul")).hasMessageContaining("bioul");
  }
}
