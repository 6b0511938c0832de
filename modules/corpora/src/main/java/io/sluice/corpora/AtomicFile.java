package io.sluice.corpora;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
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

  private AtomicFile() {}

  /**
   * Lets {@code content} write a temporary file beside {@code target}, forces it to the disk and
   * moves it to {@code target}. If writing fails, the temporary file is deleted and {@code target}
   * stays as it was. Others may read it as other new files: temporary files are private, this one
   * is to stay.
   */
  public static <T> T write(Path target, Content<T> content) throws IOException {
    Path directory = target.toAbsolutePath().getParent();
    if (directory == null) {
      throw new IOException(target + ": not the name of a file");
    }
    if (Files.isDirectory(target)) {
      throw new IOException(target + " is a directory; give the name of a file");
    }
    Files.createDirectories(directory);
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

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
