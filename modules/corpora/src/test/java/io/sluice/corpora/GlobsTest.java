package io.sluice.corpora;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class GlobsTest {
  @Test
  void starsStopAtSlashesUnlessDoubled() {
    assertThat(Globs.of("*.java").matches("A.java")).isTrue();
    assertThat(Globs.of("*.java").matches("p/A.java")).isFalse();
    assertThat(Globs.of("**/*.java").matches("A.java")).isTrue();
    assertThat(Globs.of("**/*.java").matches("p/q/A.java")).isTrue();
    assertThat(Globs.of("p/**").matches("p/q/A.java")).isTrue();
    assertThat(Globs.of("p?.txt").matches("p1.txt")).isTrue();
    assertThat(Globs.of("a.c").matches("abc")).isFalse();
    assertThat(Globs.of("a[1].(c)$").matches("a[1].(c)$")).isTrue();
    assertThat(Globs.ALL.matches("any/thing")).isTrue();
  }

  @Test
  void exclusionsWin() {
    Globs globs = new Globs(List.of("**"), List.of("**/Big*"));
    assertThat(globs.matches("p/Small")).isTrue();
    assertThat(globs.matches("p/BigOne")).isFalse();
  }

  @Test
  void emptyPatternsAreRefused() {
    assertThatThrownBy(() -> new Globs(List.of(), List.of())).hasMessageContaining("include");
    assertThatThrownBy(() -> Globs.of("")).hasMessageContaining("1..1000");
  }
}
