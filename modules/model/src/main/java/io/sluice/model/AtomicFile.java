package io.sluice.model;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/**
 * Replaces a file so that at every moment, a crash or a loss of power included, the old contents or
 * the new ones stand there, never a mixture.
 *
 * <ol>
 *   <li>Write to a new file in the same directory, named {@code .<name>.<number>.tmp}.
 *   <li>Force it to the disk.
 *   <li>Rename it onto the target.
 *   <li>Force the directory, where the system allows it.
 * </ol>
 *
 * A process killed between 1 and 3 leaves the temporary file behind; it is safe to delete.
 *
 * <p>The target is what {@link FileTarget} finds: links stay, and pipes and devices are written
 * through, without these promises.
 */
public final class AtomicFile {
  private AtomicFile() {}

  /** Writes a file's contents from position 0. */
  @FunctionalInterface
  public interface Contents {
    /** Writes everything; may seek. */
    void writeTo(FileChannel channel) throws IOException;
  }

  /**
   * Replaces {@code target}; its directory is made if needed. If {@code contents} fails, nothing
   * changes. A pipe or a device gets all at once, from a temporary file.
   */
  public static void write(Path target, Contents contents) throws IOException {
    FileTarget found = FileTarget.of(target);
    if (found.isReplaced()) {
      replace(found.file(), contents);
      return;
    }
    Path temporary = Files.createTempFile("sluice-", ".tmp");
    try {
      try (FileChannel channel =
          FileChannel.open(temporary, StandardOpenOption.WRITE, StandardOpenOption.READ)) {
        contents.writeTo(channel);
      }
      try (OutputStream out = found.open()) {
        Files.copy(temporary, out);
      }
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private static void replace(Path absolute, Contents contents) throws IOException {
    Path directory = absolute.getParent();
    Path name = absolute.getFileName();
    if (directory == null || name == null) {
      throw new IOException(absolute + ": expected the path of a file");
    }
    if (!Files.isDirectory(directory)) {
      Files.createDirectories(directory);
    }
    Path temporary = temporary(directory, name);
    try {
      try (FileChannel channel =
          FileChannel.open(
              temporary,
              StandardOpenOption.CREATE_NEW,
              StandardOpenOption.WRITE,
              StandardOpenOption.READ)) {
        contents.writeTo(channel);
        channel.force(true);
      }
      Files.move(
          temporary, absolute, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
    forceDirectory(directory);
  }

  /** Writes a file's contents from their beginning to their end. */
  @FunctionalInterface
  public interface StreamedContents {
    /** Writes everything; may close the stream. */
    void writeTo(OutputStream stream) throws IOException;
  }

  /**
   * As {@link #write}, through a stream, which is not buffered. A pipe or a device gets the
   * contents as they come.
   */
  public static void stream(Path target, StreamedContents contents) throws IOException {
    FileTarget found = FileTarget.of(target);
    if (found.isReplaced()) {
      replace(found.file(), channel -> contents.writeTo(Channels.output(channel)));
      return;
    }
    try (OutputStream out = found.open()) {
      contents.writeTo(out);
    }
  }

  /** Replaces {@code target} by {@code text} in UTF-8. */
  public static void writeString(Path target, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    stream(target, out -> out.write(bytes));
  }

  /** CREATE_NEW later refuses a name that someone else took in between. */
  private static Path temporary(Path directory, Path name) {
    for (int i = 0; ; i++) {
      Path candidate =
          directory.resolve(
              String.format(Locale.ROOT, ".%s.%d-%d.tmp", name, ProcessHandle.current().pid(), i));
      if (!Files.exists(candidate)) {
        return candidate;
      }
    }
  }

  /** Windows cannot open a directory; there the rename itself has to do. */
  private static void forceDirectory(Path directory) throws IOException {
    if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }
}
