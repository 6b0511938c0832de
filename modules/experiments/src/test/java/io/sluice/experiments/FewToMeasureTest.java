package io.sluice.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FewToMeasureTest {
  private final List<String> messages = new ArrayList<>();

  private final RunListener listener =
      new RunListener() {
        @Override
        public void message(String line) {
          messages.add(line);
        }
      };

  @Test
  void warnsOfHandfuls() {
    FewToMeasure.tellSentences(1, listener);
    FewToMeasure.tellSymbols(3, listener);
    assertThat(messages)
        .containsExactly(
            "warning: only 1 sentence to measure on: what is measured, and which model is best, is"
                + " chance; there should be 10 at least",
            "warning: only 3 symbols to measure on: what is measured, and which model is best, is"
                + " chance; there should be 500 at least");
  }

  @Test
  void saysNothingOfMore() {
    FewToMeasure.tellSentences(10, listener);
    FewToMeasure.tellSymbols(500, listener);
    assertThat(messages).isEmpty();
  }
}
