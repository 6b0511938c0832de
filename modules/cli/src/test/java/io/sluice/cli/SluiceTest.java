package io.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class SluiceTest {
  @Test
  void versionAndHelpSucceed() {
    assertThat(Sluice.execute("--version")).isZero();
    assertThat(Sluice.execute("--help")).isZero();
  }

  @Test
  void badUsageIsTwo() {
    assertThat(Sluice.execute()).isEqualTo(2);
    assertThat(Sluice.execute("--no-such-option")).isEqualTo(2);
  }
}
