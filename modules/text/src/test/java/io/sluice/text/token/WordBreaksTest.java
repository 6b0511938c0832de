package io.sluice.text.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class WordBreaksTest {
  private static List<Integer> boundaries(String text) {
    WordBreaks breaks = new WordBreaks(text, text.length(), WordBreaks.Colon.JOINS);
    List<Integer> boundaries = new ArrayList<>(List.of(0));
    for (int at = 0; at < text.length(); ) {
      at = breaks.next(at);
      boundaries.add(text.codePointCount(0, at));
    }
    return boundaries;
  }

  @Test
  void boundariesAreThoseOfAnotherImplementation() throws IOException {
    int cases = 0;
    for (String line : golden()) {
      if (line.startsWith("#")) {
        continue;
      }
      int bar = line.indexOf(" | ");
      StringBuilder text = new StringBuilder();
      for (String point : line.substring(0, bar).split(" ", -1)) {
        text.appendCodePoint(Integer.parseInt(point, 16));
      }
      List<Integer> expected = new ArrayList<>();
      for (String boundary : line.substring(bar + 3).split(" ", -1)) {
        expected.add(Integer.valueOf(boundary));
      }
      assertThat(boundaries(text.toString())).as(line).isEqualTo(expected);
      cases++;
    }
    assertThat(cases).isEqualTo(600);
  }

  private static List<String> golden() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(WordBreaksTest.class.getResourceAsStream("word-boundaries.txt"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  @Test
  void lineEndsAndBlanksFollowTheirRules() {
    assertThat(boundaries("a\r\n\n\r b")).containsExactly(0, 1, 3, 4, 5, 6, 7);
    assertThat(boundaries("a  \u3000b")).containsExactly(0, 1, 4, 5);
    assertThat(boundaries("\n\u0301a")).containsExactly(0, 1, 2, 3);
  }

  @Test
  void joinersInsideWordsAreSkippedWhenLookingAhead() {
    assertThat(boundaries("a:\u200da")).containsExactly(0, 4);
    assertThat(boundaries("1.\u200d\u0301x")).containsExactly(0, 1, 4, 5);
  }

  @Test
  void theLimitIsTheEndOfTheText() {
    assertThat(new WordBreaks("a.b", 2, WordBreaks.Colon.JOINS).next(0)).isEqualTo(1);
    assertThat(new WordBreaks("a𝒜", 2, WordBreaks.Colon.JOINS).next(0)).isEqualTo(1);
  }

  @Test
  void setsOfCodePointsHoldTheirRanges() {
    CodePointSet set = CodePointSet.of("21 2E-30 1F600");
    assertThat(List.of(0x21, 0x2e, 0x2f, 0x30, 0x1f600)).allMatch(set::contains);
    assertThat(List.of(0, 0x20, 0x22, 0x2d, 0x31, 0x1f5ff, 0x1f601, 0x10ffff))
        .noneMatch(set::contains);
  }
}
