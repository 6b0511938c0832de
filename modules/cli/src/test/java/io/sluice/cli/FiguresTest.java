package io.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class FiguresTest {
  @Test
  void countsAndSizes() {
    assertThat(Figures.count(1234567)).isEqualTo("1,234,567");
    assertThat(Figures.count(1, "step")).isEqualTo("1 step");
    assertThat(Figures.count(0, "step")).isEqualTo("0 steps");
    assertThat(Figures.bytes(999)).isEqualTo("999 B");
    assertThat(Figures.bytes(1_115_394)).isEqualTo("1.1 MB");
    assertThat(Figures.bytes(999_999)).isEqualTo("1.0 MB");
    assertThat(Figures.bytes(Long.MAX_VALUE)).endsWith(" TB");
  }

  @Test
  void durations() {
    assertThat(Figures.duration(-1)).isEqualTo("0.0 s");
    assertThat(Figures.duration(8.25)).isEqualTo("8.3 s");
    assertThat(Figures.duration(59.6)).isEqualTo("1:00");
    assertThat(Figures.duration(252)).isEqualTo("4:12");
    assertThat(Figures.duration(3723)).isEqualTo("1:02:03");
  }

  @Test
  void barsAreAlwaysOfOneWidth() {
    for (var share = 0.0; share <= 1; share += 0.01) {
      assertThat(new Bar(share).toString()).hasSize(25);
    }
    assertThat(new Bar(0.999).toString()).startsWith(" 99% ");
    assertThat(new Bar(1).toString()).startsWith("100% ").endsWith("━━━");
  }

  @Test
  void wrapsAtBlanks() {
    assertThat(Wrapped.lines("one two three", 7)).containsExactly("one two", "three");
    assertThat(Wrapped.lines("abcdefgh", 3)).containsExactly("abc", "def", "gh");
    assertThat(Wrapped.lines("", 3)).containsExactly("");
    assertThat(Wrapped.lines(" abc", 3)).containsExactly(" ab", "c");
  }

  @Test
  void escapesAsTypedInAShell() {
    assertThat(SamplingOptions.unescape("a\\nb\\tc\\\\d\\e\\")).isEqualTo("a\nb\tc\\d\\e\\");
  }
}
