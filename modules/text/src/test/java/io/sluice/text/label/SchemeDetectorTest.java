package io.sluice.text.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SchemeDetectorTest {
  @Test
  void whatASchemeWroteIsDetectedAsThatScheme() {
    for (long seed = 0; seed < 100; seed++) {
      Random random = new Random(seed);
      List<List<Chunk>> corpus = new ArrayList<>();
      for (int i = 0; i < 30; i++) {
        corpus.add(RandomLabels.chunks(random, 20));
      }
      for (LabelScheme scheme : LabelScheme.values()) {
        List<List<String>> labels = corpus.stream().map(c -> scheme.labels(c, 20)).toList();
        SchemeDetection detection = SchemeDetector.detect(labels);
        assertThat(detection.scheme()).as("seed %d: %s", seed, detection).isEqualTo(scheme);
        assertThat(detection.isClean()).isTrue();
      }
    }
  }

  @Test
  void theLabelsThatDecidedAreTold() {
    SchemeDetection detection =
        SchemeDetector.detect(
            List.of(List.of("O", "O"), List.of("O", "B-X", "I-X"), List.of("B-X", "B-X", "O")));
    assertThat(detection.scheme()).isEqualTo(LabelScheme.IOB2);
    assertThat(detection.contradictions(LabelScheme.IOB1)).isEqualTo(2);
    assertThat(detection.evidence(LabelScheme.IOB1))
        .extracting(SchemeDetection.Evidence::sequence, e -> e.problem().index())
        .containsExactly(tuple(1L, 1), tuple(2L, 0));
    assertThat(detection.toString())
        .startsWith("IOB2: 0 contradictions in 3 sequences\n")
        .contains(
            "not IOB1: 2 contradictions in 3 sequences, first: sequence 1, token 1: B-X after O");
  }

  @Test
  void someMistakesDoNotHideTheScheme() {
    List<List<String>> labels = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      labels.add(List.of("O", "B-X", "E-X", "S-X"));
    }
    labels.add(List.of("O", "I-X", "O"));
    SchemeDetection detection = SchemeDetector.detect(labels);
    assertThat(detection.scheme()).isEqualTo(LabelScheme.IOBES);
    assertThat(detection.isClean()).isFalse();
    assertThat(detection.evidence(LabelScheme.IOBES).get(0))
        .hasToString("sequence 20, token 1: I-X after O: in IOBES a chunk starts with B- or S-");
  }

  @Test
  void evidenceIsBoundedAndCounted() {
    List<List<String>> labels = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      labels.add(List.of("B-X"));
    }
    SchemeDetection detection = SchemeDetector.detect(labels);
    assertThat(detection.contradictions(LabelScheme.IO)).isEqualTo(1000);
    assertThat(detection.evidence(LabelScheme.IO)).hasSize(SchemeDetector.KEPT_EVIDENCE);
  }

  @Test
  void withoutLabelsTheChoiceIsIob2() {
    assertThat(SchemeDetector.detect(List.of(List.of("O"))).scheme()).isEqualTo(LabelScheme.IOB2);
    assertThat(SchemeDetector.detect(List.of()).scheme()).isEqualTo(LabelScheme.IOB2);
  }
}
