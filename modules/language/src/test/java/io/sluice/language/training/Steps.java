package io.sluice.language.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.neural.parameter.NamedTensor;
import java.util.List;

/** Steps of training and what they lead to. */
final class Steps {
  private Steps() {}

  /** Trains until so many steps are done, without measuring. */
  static void run(LanguageModelTrainer trainer, long steps) {
    while (trainer.steps() < steps) {
      trainer.step();
    }
  }

  /** The same names and the same numbers, to the last bit. */
  static void assertSame(List<NamedTensor> actual, List<NamedTensor> expected) {
    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < actual.size(); i++) {
      assertThat(actual.get(i).name()).isEqualTo(expected.get(i).name());
      assertThat(actual.get(i).values())
          .as(actual.get(i).name())
          .containsExactly(expected.get(i).values());
    }
  }
}
