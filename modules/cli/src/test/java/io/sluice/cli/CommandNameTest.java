package io.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CommandNameTest {
  @TempDir private Path directory;
  private Path command = Path.of("");

  @BeforeEach
  void makeCommand() throws IOException {
    command = Files.writeString(directory.resolve("sluice"), "#!/bin/sh\n");
    assumeTrue(command.toFile().setExecutable(true));
  }

  @Test
  void isRelativeBesideIt() {
    assertThat(CommandName.of(directory, directory, "/usr/bin")).isEqualTo("./sluice");
  }

  @Test
  void isItsNameWhereItIsFound() throws IOException {
    var links = Files.createDirectory(directory.resolve("links"));
    Files.createSymbolicLink(links.resolve("sluice"), command);
    var elsewhere = directory.resolve("elsewhere");
    for (var found : new Path[] {directory, links}) {
      var searched = "/usr/bin" + File.pathSeparator + found;
      assertThat(CommandName.of(directory, elsewhere, searched)).isEqualTo("sluice");
    }
  }

  @Test
  void isItsPathElsewhere() throws IOException {
    var elsewhere = directory.resolve("elsewhere");
    assertThat(CommandName.of(directory, elsewhere, "")).isEqualTo(command.toString());
    var blank = Files.createDirectory(directory.resolve("with blank"));
    var copy = Files.copy(command, blank.resolve("sluice"));
    assumeTrue(copy.toFile().setExecutable(true));
    assertThat(CommandName.of(blank, elsewhere, "")).isEqualTo("'" + copy + "'");
  }
}
