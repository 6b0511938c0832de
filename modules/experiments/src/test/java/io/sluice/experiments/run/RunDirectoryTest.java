package io.sluice.experiments.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.model.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunDirectoryTest {
  @TempDir Path parent;

  private static Metric metric(long step) {
    return new Metric(
        step,
        0.25,
        1.5,
        2.75,
        step % 2 == 0 ? OptionalDouble.of(2.123456789012345) : OptionalDouble.empty(),
        step % 4 == 0 ? OptionalDouble.of(0.9123456789012345) : OptionalDouble.empty(),
        0.002,
        1e-7,
        12345);
  }

  private static Event event(long step) {
    var details = JsonObject.builder().put("text", "a\nb \"c\" é").put("temperature", 0.5);
    return new Event(step, "sampled", details.build());
  }

  @Test
  void linesComeBackAsWritten() {
    try (var run = RunDirectory.create(parent.resolve("r"), "kind: x\n")) {
      for (var step = 1L; step <= 3; step++) {
        run.add(metric(step));
        run.add(event(step));
      }
      assertThat(run.metrics()).containsExactly(metric(1), metric(2), metric(3));
      assertThat(run.events()).containsExactly(event(1), event(2), event(3));
      assertThat(run.config()).hasContent("kind: x\n");
    }
  }

  @Test
  void letsGoOfARunThatItCannotOpen() throws IOException {
    var root = parent.resolve("r");
    RunDirectory.create(root, "kind: x\n").close();
    var log = root.resolve("events.jsonl");
    Files.delete(log);
    Files.createDirectory(log);
    assertThatThrownBy(() -> RunDirectory.open(root)).hasMessage("cannot open " + log);
    Files.delete(log);
    RunDirectory.open(root).close();
  }

  @Test
  void logsAreCutBackToAStepAndTornLinesGo() throws IOException {
    var root = parent.resolve("r");
    try (var run = RunDirectory.create(root, "kind: x\n")) {
      for (var step = 1L; step <= 5; step++) {
        run.add(metric(step));
        run.add(event(step));
      }
    }
    Files.writeString(root.resolve("metrics.csv"), "6,0.2", StandardOpenOption.APPEND);
    Files.writeString(root.resolve("events.jsonl"), "{\"event\":\"sa", StandardOpenOption.APPEND);
    try (var run = RunDirectory.open(root)) {
      run.cutBack(5);
      run.add(metric(6));
      assertThat(run.metrics()).hasSize(6).endsWith(metric(6));
      run.cutBack(2);
      assertThat(run.metrics()).containsExactly(metric(1), metric(2));
      assertThat(run.events()).containsExactly(event(1), event(2));
      run.cutBack(0);
      assertThat(run.metrics()).isEmpty();
    }
    assertThat(Files.readString(root.resolve("metrics.csv"), StandardCharsets.UTF_8))
        .isEqualTo(Metric.HEADER + "\n");
  }

  @Test
  void anUnreadableLineEndsWhatIsKept() throws IOException {
    var root = parent.resolve("r");
    try (var run = RunDirectory.create(root, "kind: x\n")) {
      run.add(metric(1));
    }
    Files.writeString(
        root.resolve("metrics.csv"), "\0\0\0\n2,1,1,1,,1,1,1\n", StandardOpenOption.APPEND);
    try (var run = RunDirectory.open(root)) {
      run.cutBack(9);
      assertThat(run.metrics()).containsExactly(metric(1));
    }
  }

  @Test
  void onlyOneMayWrite() {
    var root = parent.resolve("r");
    try (var run = RunDirectory.create(root, "kind: x\n")) {
      assertThat(run.root()).isEqualTo(root);
      assertThatThrownBy(() -> RunDirectory.open(root))
          .isInstanceOf(RunException.class)
          .hasMessageContaining("in use by another process");
    }
    RunDirectory.open(root).close();
  }

  @Test
  void directoriesAreNotMixedUp() {
    var root = parent.resolve("r");
    assertThatThrownBy(() -> RunDirectory.open(root)).hasMessageContaining("holds no run");
    RunDirectory.create(root, "kind: x\n").close();
    assertThatThrownBy(() -> RunDirectory.create(root, "kind: x\n"))
        .hasMessageContaining("already holds a run; resume it");
  }
}
