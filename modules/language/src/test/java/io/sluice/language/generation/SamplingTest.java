package io.sluice.language.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SamplingTest {
  @Test
  void pinsTheDefaults() {
    assertThat(Sampling.DEFAULT)
        .isEqualTo(
            new Sampling(1, Integer.MAX_VALUE, 1, 0, RepetitionPenalty.NONE, 1, List.of(), 500));
  }

  @Test
  void changesOneSettingAtATime() {
    Sampling all =
        Sampling.seeded(7)
            .temperature(0.8)
            .topK(40)
            .topP(0.9)
            .minP(0.05)
            .repetitionPenalty(1.1, 64)
            .stop("\n\n")
            .stop("END")
            .length(20);
    assertThat(all)
        .isEqualTo(
            new Sampling(
                0.8, 40, 0.9, 0.05, new RepetitionPenalty(1.1, 64), 7, List.of("\n\n", "END"), 20));
    assertThat(Sampling.greedy()).isEqualTo(Sampling.DEFAULT.temperature(0));
  }

  @Test
  void refusesWhatMakesNoSense() {
    Sampling s = Sampling.DEFAULT;
    refused(() -> s.temperature(-1), "temperature must be in [0, 1000], was -1.0");
    refused(() -> s.temperature(Double.NaN), "temperature must be in [0, 1000], was NaN");
    refused(() -> s.topK(0), "top-k must be at least 1, was 0");
    refused(() -> s.topP(0), "top-p must be in (0, 1], was 0.0");
    refused(() -> s.topP(1.1), "top-p must be in (0, 1], was 1.1");
    refused(() -> s.minP(-0.1), "min-p must be in [0, 1], was -0.1");
    refused(() -> s.repetitionPenalty(0, 3), "repetition penalty must be in (0, 1000], was 0.0");
    refused(() -> s.repetitionPenalty(2, -3), "repetition window must be between 0 and");
    refused(() -> s.stop(""), "a stop string must not be empty");
    refused(() -> s.length(-1), "length must be at least 0, was -1");
  }

  private static void refused(Runnable change, String message) {
    assertThatThrownBy(change::run)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }
}
