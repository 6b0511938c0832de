package io.sluice.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ReversedSequenceTest {
  private final SymbolSequence sequence = SymbolSequence.of(10, 11, 12, 13, 14, 15, 16);

  @Test
  void readsFromTheEndToTheBeginning() {
    SymbolSequence reversed = sequence.reversed();
    assertThat(reversed.length()).isEqualTo(7);
    assertThat(reversed.reversed()).isSameAs(sequence);
    for (int from = 0; from <= 7; from++) {
      for (int count = 0; count <= 7 - from; count++) {
        int[] target = new int[9];
        reversed.read(from, target, 1, count);
        for (int i = 0; i < 9; i++) {
          boolean inside = i >= 1 && i <= count;
          assertThat(target[i]).isEqualTo(inside ? 16 - from - (i - 1) : 0);
        }
      }
    }
  }

  @Test
  void refusesWhatLiesOutside() {
    SymbolSequence reversed = sequence.reversed();
    assertThatThrownBy(() -> reversed.read(3, new int[9], 0, 5))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> reversed.read(-1, new int[9], 0, 2))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }
}
