package io.sluice.language.generation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class StopStringsTest {
  @Test
  void passesTextThroughWithoutStops() {
    StopStrings none = new StopStrings(List.of());
    assertThat(none.append("abc")).isEqualTo("abc");
    assertThat(none.finish()).isEmpty();
    assertThat(none.reached()).isFalse();
  }

  @Test
  void holdsBackWhatMayBecomeAStop() {
    StopStrings stops = new StopStrings(List.of("ROMEO:"));
    assertThat(stops.append("O, ROM")).isEqualTo("O, ");
    assertThat(stops.append("E")).isEmpty();
    assertThat(stops.append("!RO")).isEqualTo("ROME!");
    assertThat(stops.finish()).isEqualTo("RO");
  }

  @Test
  void endsBeforeTheFirstStopToBeCompleted() {
    StopStrings stops = new StopStrings(List.of("abcd", "c", "bc"));
    assertThat(stops.append("xabcd")).isEqualTo("xa");
    assertThat(stops.reached()).isTrue();
    assertThat(stops.append("more")).isEmpty();
    assertThat(stops.finish()).isEmpty();
  }

  @Test
  void findsWhatASearchOfTheWholeTextFinds() {
    long seed = 77;
    SplittableRandom random = new SplittableRandom(seed);
    for (int round = 0; round < 2000; round++) {
      String text = word(random, random.nextInt(30));
      List<String> strings = List.of(word(random, 1 + random.nextInt(4)), word(random, 3));
      StopStrings stops = new StopStrings(strings);
      StringBuilder passed = new StringBuilder();
      for (int at = 0; at < text.length(); ) {
        int end = Math.min(text.length(), at + random.nextInt(1, 5));
        passed.append(stops.append(text.substring(at, end)));
        assertThat(beforeStop(text, strings)).startsWith(passed);
        at = end;
      }
      passed.append(stops.finish());
      assertThat(passed.toString())
          .as("seed %d, round %d: %s in %s", seed, round, strings, text)
          .isEqualTo(beforeStop(text, strings));
    }
  }

  private static String beforeStop(String text, List<String> stops) {
    for (int end = 1; end <= text.length(); end++) {
      String seen = text.substring(0, end);
      int longest = stops.stream().filter(seen::endsWith).mapToInt(String::length).max().orElse(0);
      if (longest > 0) {
        return seen.substring(0, end - longest);
      }
    }
    return text;
  }

  private static String word(SplittableRandom random, int length) {
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < length; i++) {
      word.append((char) ('a' + random.nextInt(3)));
    }
    return word.toString();
  }
}
