package io.sluice.neural.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import org.junit.jupiter.api.Test;

class FloatsTest {
  private final Arena arena = new Arena();

  @Test
  void startsAsZeros() {
    assertThat(arena.allocate(5).toArray()).containsOnly(0);
    assertThat(arena.allocate(3, 7).length()).isEqualTo(21);
    assertThat(arena.allocate(0).length()).isZero();
  }

  @Test
  void allocationsDoNotOverlap() {
    Floats[] all = new Floats[100];
    for (int i = 0; i < all.length; i++) {
      all[i] = arena.allocate(i * 37);
      all[i].fill(i);
    }
    for (int i = 0; i < all.length; i++) {
      for (float value : all[i].toArray()) {
        assertThat(value).isEqualTo(i);
      }
    }
  }

  @Test
  void largerThanAChunk() {
    Floats large = arena.allocate(2_000_000);
    large.set(1_999_999, 3);
    assertThat(large.get(1_999_999)).isEqualTo(3);
    assertThat(arena.bytes()).isGreaterThanOrEqualTo(8_000_000);
  }

  @Test
  void slicesShareMemory() {
    Floats floats = arena.allocate(10);
    Floats slice = floats.slice(3, 4);
    slice.set(1, 7);
    assertThat(floats.get(4)).isEqualTo(7);
    floats.set(6, 9);
    assertThat(slice.get(3)).isEqualTo(9);
    assertThat(slice.slice(1, 3).get(2)).isEqualTo(9);
  }

  @Test
  void copiesInBulk() {
    Floats floats = arena.allocate(6);
    floats.write(1, new float[] {9, 1, 2, 3}, 1, 3);
    assertThat(floats.toArray()).containsExactly(0, 1, 2, 3, 0, 0);
    float[] target = new float[5];
    floats.read(1, target, 2, 3);
    assertThat(target).containsExactly(0, 0, 1, 2, 3);
    Floats other = arena.allocate(4);
    other.copyFrom(1, floats, 2, 2);
    assertThat(other.toArray()).containsExactly(0, 2, 3, 0);
  }

  @Test
  void clearsARange() {
    Floats floats = arena.allocate(5000);
    floats.fill(2);
    floats.clear(1, 4000);
    assertThat(floats.get(0)).isEqualTo(2);
    assertThat(floats.get(1)).isZero();
    assertThat(floats.get(4000)).isZero();
    assertThat(floats.get(4001)).isEqualTo(2);
    floats.clear(0, 0);
    assertThat(floats.get(0)).isEqualTo(2);
  }

  @Test
  void refusesRangesOutside() {
    Floats floats = arena.allocate(4);
    float[] heap = new float[8];
    assertThatThrownBy(() -> floats.get(4)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> floats.set(-1, 0)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> floats.read(2, heap, 0, 3))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> floats.write(0, heap, 6, 3))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> floats.slice(1, 4)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> floats.clear(3, 2)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void refusesSizesThatCannotBe() {
    assertThatThrownBy(() -> arena.allocate(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("was -1");
    assertThatThrownBy(() -> arena.allocate(Integer.MAX_VALUE))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> arena.allocate(1 << 20, 1 << 20))
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void wrapsDirectBuffersOnly() {
    FloatBuffer direct =
        ByteBuffer.allocateDirect(40).order(ByteOrder.nativeOrder()).asFloatBuffer();
    direct.position(2).limit(6);
    Floats floats = Floats.wrap(direct);
    assertThat(floats.length()).isEqualTo(4);
    floats.set(0, 5);
    assertThat(direct.get(2)).isEqualTo(5);
    assertThatThrownBy(() -> Floats.wrap(FloatBuffer.allocate(4)))
        .isInstanceOf(IllegalArgumentException.class);
    ByteOrder foreign =
        ByteOrder.nativeOrder() == ByteOrder.BIG_ENDIAN
            ? ByteOrder.LITTLE_ENDIAN
            : ByteOrder.BIG_ENDIAN;
    assertThatThrownBy(
            () -> Floats.wrap(ByteBuffer.allocateDirect(8).order(foreign).asFloatBuffer()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
