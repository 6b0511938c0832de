package io.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OutOfMemoryTest {
  private static final long MEGABYTES_24 = 24 << 20;

  @TempDir private Path directory;

  @Test
  void whatThereIsAndHowToHaveMoreIsTold() throws IOException, InterruptedException {
    var made = TrainedRun.prepare(directory);
    var run =
        CommandProcess.start(
                TestJvm.current().with("-Xmx24m"),
                directory,
                List.of(
                    "train",
                    made.config(),
                    "--out",
                    made.run(),
                    "--set",
                    "recurrent.hidden=1500",
                    "--json"))
            .run();
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err())
        .containsPattern(
            "sluice: out of memory \\(Java heap space\\): Java may have 2\\d MB of heap; give it"
                + " more, such as SLUICE_JAVA_OPTS=-Xmx1g, or make the model or the batch smaller;"
                + " what training needs is told by: (\\./)?sluice check CONFIG --estimate\n")
        .doesNotContain("\tat ", "Exception");
    assertThat(run.json().string("error")).startsWith("out of memory (Java heap space)");
    assertThat(run.json().integer("exitCode")).isEqualTo(1);
  }

  @Test
  void memoryOutsideOfTheHeapAndThreadsAreCalledSo() {
    var direct = "Cannot reserve 4194368 bytes of direct buffer memory";
    assertThat(OutOfMemory.message(new OutOfMemoryError(direct), MEGABYTES_24))
        .contains(direct, "24 MB of heap, and as much outside of it", "-Xmx1g");
    assertThat(OutOfMemory.message(new OutOfMemoryError("Java heap space"), 3L << 30))
        .contains("3,072 MB of heap;", "-Xmx6g");
    var threads = "unable to create native thread: possibly out of memory or limits reached";
    assertThat(OutOfMemory.message(new OutOfMemoryError(threads), MEGABYTES_24))
        .contains("starts no more threads")
        .doesNotContain("-Xmx");
  }

  @Test
  void itIsFoundInWhatItCaused() {
    var error = new OutOfMemoryError("Java heap space");
    assertThat(OutOfMemory.in(error)).contains(error);
    assertThat(OutOfMemory.in(new IllegalStateException(new ExecutionException(error))))
        .contains(error);
    assertThat(OutOfMemory.in(new ExceptionInInitializerError(error))).contains(error);
    var circle = new IllegalStateException("one");
    circle.initCause(new IllegalStateException("other", circle));
    assertThat(OutOfMemory.in(circle)).isEmpty();
  }
}
