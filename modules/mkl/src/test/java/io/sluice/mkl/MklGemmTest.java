package io.sluice.mkl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.neural.engine.Engine;
import io.sluice.neural.engine.EngineSettings;
import io.sluice.neural.gemm.Gemm;
import io.sluice.neural.gemm.Gemm.Accumulation;
import io.sluice.neural.gemm.GemmContract;
import io.sluice.neural.gemm.GemmProvider;
import io.sluice.neural.gemm.Matrix;
import io.sluice.neural.gemm.StepProducts;
import io.sluice.neural.memory.Arena;
import io.sluice.neural.team.Team;
import org.junit.jupiter.api.Test;

class MklGemmTest extends GemmContract {
  @Override
  protected GemmProvider provider() {
    return new MklGemmProvider();
  }

  @Test
  void worksHere() {
    assertThat(provider().unavailable()).isEmpty();
    assertThat(provider().reproducible()).isFalse();
  }

  @Test
  void isFoundByName() {
    try (Engine engine = Engine.open(new EngineSettings("mkl", 2))) {
      assertThat(engine.providerName()).isEqualTo("mkl");
      assertThat(engine.reproducible()).isFalse();
    }
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
