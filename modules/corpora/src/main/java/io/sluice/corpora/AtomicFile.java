package io.sluice.corpora;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** Writes a file under another name and moves it into place when it is whole. */
public final class AtomicFile {
  /** Writes to the file it is given. */
  public interface Content<T> {
    /** Writes everything; the result is passed on. */
    T writeTo(Path temporary) throws IOException;
  }

  private static final int MOST_LINKS = 40;
  private static final Path OPEN_FILES = Path.of("/dev/fd");
  private static final Path PROCESSES = Path.of("/proc");

  private AtomicFile() {}

  /**
   * Lets {@code content} write a temporary file beside {@code target}, forces it to the disk and
   * moves it to {@code target}. If writing fails, the temporary file is deleted and {@code target}
   * stays as it was. Others may read it as other new files: temporary files are private, this one
   * is to stay.
   *
   * <p>A link stays, and what it points to is replaced. A pipe, a device or an open file of a
   * process ({@code /dev/stdout}) is never replaced: what was written is copied to it.
   */
  public static <T> T write(Path target, Content<T> content) throws IOException {
    if (Files.isDirectory(target)) {
      throw new IOException(target + " is a directory; give the name of a file");
    }
    Path file = followed(target);
    boolean replaced =
        !Files.exists(file)
            || Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && !file.startsWith(OPEN_FILES);
    return replaced ? replace(file, content) : writeThrough(file, content);
  }

  private static <T> T replace(Path target, Content<T> content) throws IOException {
    Path directory = target.getParent();
    if (directory == null) {
      throw new IOException(target + ": not the name of a file");
    }
    if (!Files.isDirectory(directory)) {
      Files.createDirectories(directory);
    }
    Path temporary = Files.createFile(directory.resolve(".sluice-" + UUID.randomUUID() + ".tmp"));
    try {
      T result = content.writeTo(temporary);
      try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      move(temporary, target);
      return result;
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private static <T> T writeThrough(Path target, Content<T> content) throws IOException {
    Path temporary = Files.createTempFile("sluice-", ".tmp");
    try {
      T result = content.writeTo(temporary);
      try (OutputStream out =
          Files.newOutputStream(target, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
        Files.copy(temporary, out);
      }
      return result;
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /** Behind all links, but those that stand for open files: they need not have that name. */
  private static Path followed(Path target) throws IOException {
    Path path = located(target);
    for (int links = 0; Files.isSymbolicLink(path) && !path.startsWith(PROCESSES); links++) {
      if (links == MOST_LINKS) {
        throw new FileSystemLoopException(target.toString());
      }
      path = located(path.resolveSibling(Files.readSymbolicLink(path)));
    }
    return path;
  }

  private static Path located(Path path) {
    Path absolute = path.toAbsolutePath();
    Path directory = absolute.getParent();
    Path name = absolute.getFileName();
    try {
      return directory == null || name == null ? absolute : directory.toRealPath().resolve(name);
    } catch (IOException absent) {
      return absolute;
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
