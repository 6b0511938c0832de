package io.sluice.neural.gemm;

import static io.sluice.neural.kernel.PanelKernels.PANEL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.neural.gemm.Matrix.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackedPanelsTest {
  @ParameterizedTest
  @CsvSource({"1, 1", "13, 65", "207, 64", "65, 207", "130, 129", "5, 16"})
  void holdsEveryElementAndZeros(int depth, int columns) {
    for (Order order : Order.values()) {
      Matrix b = new Operands(depth).matrix(depth, columns, order);
      PackedPanels packed = PackedPanels.of(b);
      assertThat(packed.panels()).isEqualTo((columns + 63) / 64);
      for (int k = 0; k < depth; k++) {
        for (int j = 0; j < packed.panels() * PANEL; j++) {
          float expected = j < columns ? Operands.get(b, k, j) : 0;
          assertThat(at(packed, k, j)).as("%s (%d, %d)", order, k, j).isEqualTo(expected);
        }
      }
    }
  }

  @Test
  void panelsBeginAtCacheLinesOfAnArrayThatDoes() {
    PackedPanels packed = new PackedPanels(3, 130);
    for (int panel = 0; panel < packed.panels(); panel++) {
      assertThat((16 + Float.BYTES * packed.offset(panel)) % 64).isZero();
    }
  }

  @Test
  void packsRunsOfBlocks() {
    for (Order order : Order.values()) {
      Matrix b = new Operands(3).matrix(20, 200, order);
      PackedPanels whole = PackedPanels.of(b);
      PackedPanels parts = new PackedPanels(20, 200);
      parts.pack(b, 48, 144);
      assertThat(at(parts, 3, 47)).isZero();
      assertThat(at(parts, 3, 144)).isZero();
      assertThat(at(parts, 19, 143)).isEqualTo(Operands.get(b, 19, 143));
      parts.pack(b, 0, 48);
      parts.pack(b, 144, 200);
      assertThat(parts.data()).isEqualTo(whole.data());
    }
  }

  @Test
  void packsFromTheHeap() {
    Matrix b = new Operands(4).matrix(20, 200, Order.ROWS);
    PackedPanels packed = new PackedPanels(20, 200);
    float[] heap = b.data().toArray();
    packed.pack(heap, b.offset(), b.stride(), 0, 80);
    packed.pack(heap, b.offset(), b.stride(), 80, 200);
    assertThat(packed.data()).isEqualTo(PackedPanels.of(b).data());
  }

  @Test
  void refusesWhatItCannotPack() {
    Matrix b = new Operands(4).matrix(20, 200, Order.ROWS);
    assertThatThrownBy(() -> new PackedPanels(20, 100).pack(b))
        .hasMessage("expected an operand of 20 x 100, was 20 x 200");
    PackedPanels packed = new PackedPanels(20, 200);
    assertThatThrownBy(() -> packed.pack(b, 8, 16)).hasMessageContaining("whole blocks of 16");
    assertThatThrownBy(() -> packed.pack(b, 16, 208)).hasMessageContaining("within 200 columns");
    assertThatThrownBy(() -> new PackedPanels(1 << 20, 1 << 20))
        .hasMessageContaining("cannot pack");
  }

  private static float at(PackedPanels packed, int k, int j) {
    return packed.data()[packed.offset(j / PANEL) + k * PANEL + j % PANEL];
  }
}
