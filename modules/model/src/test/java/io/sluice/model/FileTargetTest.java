package io.sluice.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
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
class FileTargetTest {
  @TempDir private Path directory;

  private Path link(String name, String target) throws IOException {
    return Files.createSymbolicLink(directory.resolve(name), Path.of(target));
  }

  @Test
  void linksAreFollowedAndStay() throws IOException {
    Path inner = Files.createDirectories(directory.resolve("a/b"));
    link("via", "a/b");
    Path link = link("via/up", "../old"); // a/old, not old
    Path chain = link("chain", "via/up");
    Path old = Files.writeString(directory.resolve("a/old"), "old");
    assertThat(FileTarget.of(chain).file()).isEqualTo(old.toRealPath());
    AtomicFile.writeString(chain, "new");
    assertThat(old).hasContent("new");
    assertThat(chain).isSymbolicLink();
    assertThat(link).isSymbolicLink();
    assertThat(inner).isDirectoryContaining(file -> file.endsWith("up"));

    Path dangling = link("dangling", "made/later");
    AtomicFile.writeString(dangling, "made");
    assertThat(dangling).isSymbolicLink();
    assertThat(directory.resolve("made/later")).hasContent("made");
    AtomicFile.writeString(directory.resolve("via/file"), "behind");
    assertThat(inner.resolve("file")).hasContent("behind");
  }

  @Test
  void circlesAreRefused() throws IOException {
    Path one = link("one", "two");
    link("two", "one");
    assertThatThrownBy(() -> FileTarget.of(one)).isInstanceOf(FileSystemLoopException.class);
  }

  @Test
  void directoriesAreNotReplaced() throws IOException {
    Path inner = Files.createDirectory(directory.resolve("inner"));
    assertThatThrownBy(() -> AtomicFile.writeString(inner, "x")).isInstanceOf(IOException.class);
    assertThat(inner).isEmptyDirectory();
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
      CompletableFuture<String> whole = read(pipe);
      AtomicFile.write(
          name,
          channel -> {
            channel.write(ByteBuffer.wrap(new byte[] {'.', 'b'}));
            channel.position(0).write(ByteBuffer.wrap(new byte[] {'a'}));
          });
      assertThat(whole.get()).isEqualTo("ab");
      CompletableFuture<String> streamed = read(pipe);
      AtomicFile.writeString(name, "streamed");
      assertThat(streamed.get()).isEqualTo("streamed");
      assertThat(FileTarget.of(name).isStandardOutput()).isFalse();
    }
    assertThat(Files.isRegularFile(pipe, LinkOption.NOFOLLOW_LINKS)).isFalse();
    assertThat(directory.resolve("link")).isSymbolicLink();
    assertThat(FileTarget.of(pipe).isReplaced()).isFalse();
  }

  private static CompletableFuture<String> read(Path pipe) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return Files.readString(pipe);
          } catch (IOException broken) {
            throw new UncheckedIOException(broken);
          }
        });
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void openFilesAreWrittenThrough() throws IOException {
    assertThat(FileTarget.of(Path.of("/dev/null")).isReplaced()).isFalse();
    FileTarget out = FileTarget.of(link("out", "/proc/self/fd/1"));
    assertThat(out.isReplaced()).isFalse();
    assertThat(out.isStandardOutput()).isTrue();
    FileTarget error = FileTarget.of(Path.of("/proc/self/fd/2"));
    assertThat(error.isReplaced()).isFalse();
    assertThat(error.isStandardOutput()).isFalse();
    FileTarget file = FileTarget.of(directory.resolve("1"));
    assertThat(file.isReplaced()).isTrue();
    assertThat(file.isStandardOutput()).isFalse();
    assertThatThrownBy(file::open).isInstanceOf(IllegalStateException.class);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void openRegularFilesAreWrittenAtTheirEnd() throws Exception {
    Path log = Files.writeString(directory.resolve("log"), "kept\n");
    Process holder =
        new ProcessBuilder("sleep", "60")
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    try {
      Path open = Path.of("/proc/" + holder.pid() + "/fd/1");
      assumeTrue(Files.exists(open));
      AtomicFile.writeString(link("held", open.toString()), "added\n");
    } finally {
      holder.destroy();
    }
    assertThat(log).hasContent("kept\nadded\n");
  }
}
