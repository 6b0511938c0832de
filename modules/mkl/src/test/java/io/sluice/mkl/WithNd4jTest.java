package io.sluice.mkl;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.neural.engine.Engine;
import io.sluice.neural.engine.EngineSettings;
import io.sluice.neural.gemm.Gemm.Accumulation;
import io.sluice.neural.gemm.Matrix;
import io.sluice.neural.memory.Floats;
import org.junit.jupiter.api.Test;

/** OpenBLAS and MKL in one JVM, with one JavaCPP. */
class WithNd4jTest {
  private static float[] product(String provider) {
    try (Engine engine = Engine.open(new EngineSettings(provider, 1))) {
      assertThat(engine.providerName()).isEqualTo(provider);
      Floats a = engine.arena().allocate(2, 3);
      Floats b = engine.arena().allocate(3, 2);
      Floats c = engine.arena().allocate(2, 2);
      a.write(0, new float[] {1, 2, 3, 4, 5, 6}, 0, 6);
      b.write(0, new float[] {7, 8, 9, 10, 11, 12}, 0, 6);
      engine
          .gemm()
          .multiply(
              engine.team(),
              Matrix.of(a, 2, 3),
              Matrix.of(b, 3, 2),
              Accumulation.REPLACE,
              Matrix.of(c, 2, 2));
      float[] result = new float[4];
      c.read(0, result, 0, 4);
      return result;
    }
  }

  @Test
  void bothMultiply() {
    float[] expected = {58, 64, 139, 154};
    assertThat(product("nd4j")).containsExactly(expected);
    assertThat(product("mkl")).containsExactly(expected);
    assertThat(product("nd4j")).containsExactly(expected);
  }
}
