package io.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.model.json.JsonObject;
import org.junit.jupiter.api.Test;

final class BenchVerbTest {
  @Test
  void measuresInAProcessOfItsOwn() {
    var run =
        Run.of(
            "bench",
            "--json",
            "--workload",
            "w2",
            "--seconds",
            "0.01",
            "--threads",
            "1",
            "--provider",
            "java");
    assertThat(run.code()).isZero();
    assertThat(run.json().members()).containsOnlyKeys("workloads");
    var workload = (JsonObject) run.json().array("workloads").values().get(0);
    assertThat(workload.members())
        .containsOnlyKeys(
            "name", "provider", "precision", "threads", "unitsPerSecond", "residentMegabytes");
    assertThat(workload.string("name")).isEqualTo("W2");
    assertThat(workload.string("provider")).isEqualTo("java");
    assertThat(workload.integer("threads")).isEqualTo(1);
    assertThat(workload.decimal("unitsPerSecond")).isPositive();
  }

  @Test
  void unknownWorkloadsProvidersAndTimesAreRefused() {
    assertThat(Run.of("bench", "--workload", "W9").err()).contains("W9", "W1");
    assertThat(Run.of("bench", "--seconds", "0").code()).isEqualTo(2);
    var threads = Run.of("bench", "--threads", "0");
    assertThat(threads.code()).isEqualTo(2);
    assertThat(threads.err()).contains("threads");
  }
}
