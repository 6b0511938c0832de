package io.sluice.neural.gemm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.neural.engine.Engine;
import io.sluice.neural.engine.EngineSettings;
import io.sluice.neural.gemm.Gemm.Accumulation;
import io.sluice.neural.memory.Arena;
import io.sluice.neural.memory.Floats;
import io.sluice.neural.team.Team;
import org.junit.jupiter.api.Test;

/** What every provider of native products does, on a machine where it works. */
public abstract class NativeGemmContract extends GemmContract {
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
  void worksHere() {
    assertThat(provider().unavailable()).isEmpty();
    assertThat(provider().reproducible()).isFalse();
  }

  @Test
  void isFoundByName() {
    try (Engine engine = Engine.open(new EngineSettings(provider().name(), 2))) {
      assertThat(engine.providerName()).isEqualTo(provider().name());
      assertThat(engine.reproducible()).isFalse();
    }
  }

  /** One JVM loads both libraries, with one JavaCPP. */
  @Test
  void multipliesBesideOpenBlas() {
    float[] expected = {58, 64, 139, 154};
    assertThat(product("nd4j")).containsExactly(expected);
    assertThat(product(provider().name())).containsExactly(expected);
    assertThat(product("nd4j")).containsExactly(expected);
  }

  @Test
  void refusesWorkWhenClosed() {
    Matrix matrix = Matrix.of(new Arena().allocate(4), 2, 2);
    Matrix result = Matrix.of(new Arena().allocate(4), 2, 2);
    Gemm gemm = provider().open();
    gemm.close();
    gemm.close();
    try (Team team = Team.of(1)) {
      assertThatThrownBy(() -> gemm.multiply(team, matrix, matrix, Accumulation.ADD, result))
          .isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void refusesStepsWhenClosed() {
    Matrix matrix = Matrix.of(new Arena().allocate(4), 2, 2);
    Gemm gemm = provider().open();
    StepProducts.Weights weights = gemm.stepProducts().orElseThrow().weights(2, 2, 1);
    weights.pack(matrix);
    gemm.close();
    assertThatThrownBy(() -> weights.pack(matrix))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("these products are closed");
  }
}
