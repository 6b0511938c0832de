package io.sluice.experiments.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WritingTest {
  @TempDir private Path parent;

  private String refusal(Path run, Path place) {
    return "cannot write to "
        + run
        + ": "
        + place
        + " is not writable; check its permissions, or write elsewhere";
  }

  @Test
  void aNewRunIsMadeBelowTheNearestDirectoryThatIs() {
    var run = parent.resolve("runs").resolve("own");
    assertThat(Writing.TRIED.objection(run, Stream.of())).isEmpty();
    assertThat(new Writing(directory -> !directory.equals(parent)).objection(run, Stream.of()))
        .contains(refusal(run, parent));
    assertThat(parent).isEmptyDirectory();
  }

  @Test
  void whatIsInsideIsAskedToo() throws IOException {
    var run = parent.resolve("own");
    var checkpoints = Files.createDirectories(run.resolve("checkpoints"));
    var writing = new Writing(directory -> !directory.equals(checkpoints));
    assertThat(writing.objection(run, Stream.of(run.resolve("none")))).isEmpty();
    assertThat(writing.objection(run, Stream.of(run.resolve("none"), checkpoints)))
        .contains(refusal(run, checkpoints));
  }

  @Test
  void nothingIsMadeInAFile() throws IOException {
    var file = Files.writeString(parent.resolve("file"), "text");
    assertThat(Writing.TRIED.objection(file.resolve("own"), Stream.of()))
        .contains(
            "cannot write to "
                + file.resolve("own")
                + ": "
                + file
                + " is not a directory; write elsewhere");
  }

  @Test
  void runsAreNeitherStartedNorOpenedWhereNothingCanBeWritten() throws IOException {
    var root = parent.resolve("own");
    RunDirectory.create(root, "kind: x\n").close();
    root.toFile().setWritable(false);
    try {
      assumeTrue(RunDirectory.unwritable(root).isPresent(), "root writes everywhere");
      assertThatThrownBy(() -> RunDirectory.open(root))
          .isInstanceOf(RunException.class)
          .hasMessage(refusal(root, root));
      assertThatThrownBy(() -> RunDirectory.requireFree(root.resolve("new")))
          .isInstanceOf(RunException.class)
          .hasMessage(refusal(root.resolve("new"), root));
    } finally {
      root.toFile().setWritable(true);
    }
  }
}
