package io.sluice.corpora;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
@Timeout(value = 100, threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // a pipe nobody reads
class AtomicFileTest {
  @TempDir private Path directory;

  private Path link(String name, String target) throws IOException {
    return Files.createSymbolicLink(directory.resolve(name), Path.of(target));
  }

  private static void write(Path target, String text) throws IOException {
    AtomicFile.write(target, temporary -> Files.writeString(temporary, text));
  }

  @Test
  void linksAreFollowedAndStay() throws IOException {
    Files.createDirectories(directory.resolve("a/b"));
    link("via", "a/b");
    Path link = link("via/up", "../old"); // a/old, not old
    Path old = Files.writeString(directory.resolve("a/old"), "old");
    write(link("chain", "via/up"), "new");
    assertThat(old).hasContent("new");
    assertThat(directory.resolve("chain")).isSymbolicLink();
    assertThat(link).isSymbolicLink();
    write(link("dangling", "made/later"), "made");
    assertThat(directory.resolve("made/later")).hasContent("made");
    write(directory.resolve("via/file"), "behind");
    assertThat(directory.resolve("a/b/file")).hasContent("behind");

    Path one = link("one", "two");
    link("two", "one");
    assertThatThrownBy(() -> write(one, "x")).isInstanceOf(FileSystemLoopException.class);
  }

  @Test
  void whatFailsChangesNothing() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "old");
    assertThatThrownBy(
            () ->
                AtomicFile.write(
                    file,
                    temporary -> {
                      throw new IOException("no");
                    }))
        .hasMessage("no");
    assertThat(file).hasContent("old");
    assertThatThrownBy(() -> write(directory, "x")).hasMessageContaining("is a directory");
    assertThat(directory).isDirectoryContaining(one -> one.equals(file));
  }

  @Test
  void pipesAreWrittenThrough() throws Exception {
    Path pipe = directory.resolve("pipe");
    try {
      assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0);
    } catch (IOException absent) {
      assumeTrue(false, "there is no mkfifo");
    }
    for (Path name : new Path[] {pipe, link("link", "pipe")}) {
      CompletableFuture<String> read =
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  return Files.readString(pipe);
                } catch (IOException broken) {
                  throw new UncheckedIOException(broken);
                }
              });
      write(name, "all of it");
      assertThat(read.get()).isEqualTo("all of it");
    }
    assertThat(Files.isRegularFile(pipe, LinkOption.NOFOLLOW_LINKS)).isFalse();
    assertThat(directory.resolve("link")).isSymbolicLink();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void openFilesAreWrittenAtTheirEnd() throws Exception {
    Path log = Files.writeString(directory.resolve("log"), "kept\n");
    Process holder =
        new ProcessBuilder("sleep", "60")
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    try {
      Path open = Path.of("/proc/" + holder.pid() + "/fd/1");
      assumeTrue(Files.exists(open));
      write(link("held", open.toString()), "added\n");
    } finally {
      holder.destroy();
    }
    assertThat(log).hasContent("kept\nadded\n");
  }
}
