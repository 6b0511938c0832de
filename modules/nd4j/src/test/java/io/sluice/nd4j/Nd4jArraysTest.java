package io.sluice.nd4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.neural.memory.Arena;
import io.sluice.neural.memory.Floats;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

class Nd4jArraysTest {
  @Test
  void anArrayOverOurMemorySharesIt() {
    Floats floats = new Arena().allocate(5 + 24).slice(5, 24);
    for (int i = 0; i < 24; i++) {
      floats.set(i, i);
    }
    INDArray array = Nd4jArrays.view(floats, 2, 3, 4);
    assertThat(array.getFloat(1, 2, 3)).isEqualTo(23);
    assertThat(array.getFloat(0, 1, 2)).isEqualTo(6);
    array.muli(2);
    assertThat(floats.get(23)).isEqualTo(46);
    floats.set(6, -1);
    assertThat(array.getFloat(0, 1, 2)).isEqualTo(-1);
    assertThat(array.sumNumber().floatValue()).isEqualTo(2 * 276 - 12 - 1);
  }

  @Test
  void ourViewOfAnArraySharesItsMemory() {
    INDArray array = ascending();
    Floats floats = Nd4jArrays.view(array);
    assertThat(floats.length()).isEqualTo(20);
    assertThat(floats.get(7)).isEqualTo(array.getFloat(1, 2));
    floats.set(7, 99);
    assertThat(array.getFloat(1, 2)).isEqualTo(99);
    array.putScalar(3, 4, 77);
    assertThat(floats.get(19)).isEqualTo(77);
  }

  @Test
  void aContiguousPartStartsWhereItStarts() {
    INDArray array = ascending();
    INDArray rows = array.get(NDArrayIndex.interval(2, 4), NDArrayIndex.all());
    Floats floats = Nd4jArrays.view(rows);
    assertThat(floats.length()).isEqualTo(10);
    assertThat(floats.get(0)).isEqualTo(array.getFloat(2, 0));
    floats.set(9, -5);
    assertThat(array.getFloat(3, 4)).isEqualTo(-5);
  }

  @Test
  void thereAndBackIsTheSameMemory() {
    Floats floats = new Arena().allocate(6);
    Floats back = Nd4jArrays.view(Nd4jArrays.view(floats, 2, 3));
    back.set(4, 8);
    assertThat(floats.get(4)).isEqualTo(8);
  }

  @Test
  void refusesWhatCannotBeShared() {
    INDArray array = Nd4j.create(DataType.FLOAT, 4, 6);
    assertThatThrownBy(() -> Nd4jArrays.view(array.castTo(DataType.DOUBLE)))
        .hasMessageContaining("only FLOAT arrays can be viewed, was DOUBLE");
    assertThatThrownBy(() -> Nd4jArrays.view(array.transpose())).hasMessageContaining("dup('c')");
    assertThatThrownBy(() -> Nd4jArrays.view(array.dup('f'))).hasMessageContaining("dup('c')");
    assertThatThrownBy(
            () -> Nd4jArrays.view(array.get(NDArrayIndex.all(), NDArrayIndex.interval(0, 2))))
        .hasMessageContaining("not contiguous");
    Floats floats = new Arena().allocate(24);
    assertThatThrownBy(() -> Nd4jArrays.view(floats, 5, 5))
        .hasMessage("shape [5, 5] holds 25 floats, the memory 24");
    assertThatThrownBy(() -> Nd4jArrays.view(floats, -4, -6))
        .hasMessageContaining("positive extents");
    assertThatThrownBy(() -> Nd4jArrays.view(floats)).hasMessageContaining("positive extents");
  }

  private static INDArray ascending() {
    float[] values = new float[20];
    for (int i = 0; i < values.length; i++) {
      values[i] = i;
    }
    return Nd4j.createFromArray(values).reshape(4, 5);
  }
}
