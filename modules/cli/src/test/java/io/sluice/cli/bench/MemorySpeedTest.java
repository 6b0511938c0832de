package io.sluice.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class MemorySpeedTest {
  @Test
  void everyThreadReadsItsShare() {
    var speed = MemorySpeed.measure(0.5, 2, Duration.ofMillis(10));
    assertThat(speed.threads()).isEqualTo(2);
    assertThat(speed.gigabytes()).isPositive();
  }

  @Test
  void sharesOfNothingAreRefused() {
    for (double megabytes : new double[] {0, -1, Double.NaN, 1e9}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> MemorySpeed.measure(megabytes, 2, Duration.ofMillis(10)))
          .withMessageContaining("64 bytes");
    }
  }
}
