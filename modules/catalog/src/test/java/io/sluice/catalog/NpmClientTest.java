package io.sluice.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.corpora.Globs;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Runs a shell script in place of the npm client. */
@DisabledOnOs(OS.WINDOWS)
class NpmClientTest {
  private static final FileSource.Npm SOURCE =
      new FileSource.Npm("texts", "1.2.3", Globs.of("texts/*.txt"));

  @TempDir private Path directory;

  @Test
  void joinsTheEntriesOfThePackage() throws IOException {
    Path archive =
        new TarFile()
            .add("package/texts/b.txt", "bee")
            .add("package/package.json", "{}")
            .add("package/texts/a.txt", "ay")
            .writeGzip(directory.resolve("texts.tgz"));
    String script =
        """
        test "$1 $2 $4" = "pack texts@1.2.3 --ignore-scripts" || exit 9
        cp %s "${3#--pack-destination=}/texts-1.2.3.tgz"
        """
            .formatted(archive);
    assertThat(fetch(script)).isEqualTo("ay\nbee");
  }

  @Test
  void failuresOfTheClientAreShown() {
    assertThatThrownBy(() -> fetch("echo E404 no such package >&2; exit 1"))
        .isInstanceOf(FetchException.class)
        .hasMessageContaining("status 1")
        .hasMessageContaining("E404 no such package");
    assertThatThrownBy(() -> fetch("exit 0")).hasMessageContaining("left no .tgz file");
    assertThatThrownBy(
            () ->
                new NpmClient(List.of(directory.resolve("none").toString()))
                    .fetch(SOURCE, new BoundedOutput(new ByteArrayOutputStream(), 10, c -> {})))
        .isInstanceOf(FetchException.class)
        .hasMessageContaining("is Node.js installed?");
  }

  @Test
  void aPackageThatLeadsOutIsRefused() throws IOException {
    Path archive =
        new TarFile()
            .add("package/../../texts/b.txt", "evil")
            .writeGzip(directory.resolve("texts.tgz"));
    assertThatThrownBy(
            () -> fetch("cp " + archive + " \"${3#--pack-destination=}/texts-1.2.3.tgz\""))
        .hasMessageContaining("dangerous name");
  }

  private String fetch(String script) throws IOException {
    Path file = Files.writeString(directory.resolve("npm.sh"), script);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new NpmClient(List.of("sh", file.toString()))
        .fetch(SOURCE, new BoundedOutput(bytes, 1000, count -> {}));
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
