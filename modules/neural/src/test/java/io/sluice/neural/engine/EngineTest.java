package io.sluice.neural.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EngineTest {
  @Test
  void opensWhatWasAskedFor() {
    try (Engine engine = Engine.open(new EngineSettings("java", 3))) {
      assertThat(engine.providerName()).isEqualTo("java");
      assertThat(engine.reproducible()).isTrue();
      assertThat(engine.team().size()).isEqualTo(3);
      assertThat(engine.kernels().name()).isEqualTo("plain");
    }
  }

  @Test
  void autoNamesTheProviderItTook() {
    try (Engine engine = Engine.open(EngineSettings.defaults().withThreads(1))) {
      assertThat(engine.providerName()).isEqualTo("java");
    }
  }

  @Test
  void namesTheProvidersThatAreThere() {
    assertThat(Engine.providers()).contains("java").doesNotContain("auto");
  }

  @Test
  void refusesAnUnknownProvider() {
    assertThatThrownBy(() -> Engine.open(new EngineSettings("cuda", 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'cuda'")
        .hasMessageContaining("installed are java");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "Java", " java"})
  void refusesMalformedNames(String name) {
    assertThatThrownBy(() -> new EngineSettings(name, 1))
        .hasMessageContaining("provider must be auto, java, nd4j");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 1025})
  void refusesImpossibleTeams(int threads) {
    assertThatThrownBy(() -> new EngineSettings("java", threads))
        .hasMessage("threads must be between 1 and 1024, was " + threads);
  }

  @Test
  void defaultsAreAutoOnAllProcessors() {
    assertThat(EngineSettings.defaults())
        .isEqualTo(new EngineSettings("auto", Runtime.getRuntime().availableProcessors()));
  }
}
