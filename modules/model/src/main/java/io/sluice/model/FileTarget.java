package io.sluice.model;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Where contents go that are written to a named file.
 *
 * <ul>
 *   <li>A symbolic link is followed, one that points to nothing yet, too.
 *   <li>A regular file, or one that is not there, is <em>replaced</em>.
 *   <li>Anything else is <em>written through</em>: a pipe, a device, and what stands for an open
 *       file, such as {@code /dev/stdout} or {@code /proc/self/fd/3}, even if that file is a
 *       regular one, for others write to it.
 * </ul>
 */
public final class FileTarget {
  private static final int MOST_LINKS = 40;
  private static final Path OPEN_FILES = Path.of("/dev/fd");
  private static final Path PROCESSES = Path.of("/proc");

  private final Path file;
  private final boolean replaced;

  private FileTarget(Path file, boolean replaced) {
    this.file = file;
    this.replaced = replaced;
  }

  /**
   * Finds it; nothing is opened or made.
   *
   * @throws FileSystemLoopException if links lead in a circle
   */
  public static FileTarget of(Path named) throws IOException {
    Path path = located(named);
    for (int links = 0; Files.isSymbolicLink(path) && !isOpenFile(path); links++) {
      if (links == MOST_LINKS) {
        throw new FileSystemLoopException(named.toString());
      }
      path = located(path.resolveSibling(Files.readSymbolicLink(path)));
    }
    boolean through =
        isOpenFile(path)
            || Files.exists(path) && !Files.isRegularFile(path) && !Files.isDirectory(path);
    return new FileTarget(path, !through);
  }

  /**
   * Whether new files can be made in a directory. One is made and deleted: permissions do not tell
   * of read-only or peculiar file systems.
   */
  public static boolean takesFiles(Path directory) {
    try {
      Files.delete(Files.createTempFile(directory, ".sluice-", ".tmp"));
      return true;
    } catch (IOException refused) {
      return false;
    }
  }

  /** The file itself, behind all links. */
  public Path file() {
    return file;
  }

  /** Whether new contents take its place when they are whole; otherwise it is written through. */
  public boolean isReplaced() {
    return replaced;
  }

  /** Whether what is written through comes out of this process's standard output. */
  public boolean isStandardOutput() {
    return isOwn("1");
  }

  /**
   * Opens what is written through, at its end, unbuffered; a pipe waits for its reader.
   *
   * @throws IllegalStateException if it is a file to be replaced
   */
  public OutputStream open() throws IOException {
    if (replaced) {
      throw new IllegalStateException(file + " is replaced, not written through");
    }
    if (isOwn("1") || isOwn("2")) { // opened anew, it would begin before what was printed
      return new Shared(isOwn("1") ? FileDescriptor.out : FileDescriptor.err);
    }
    return Files.newOutputStream(file, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
  }

  private boolean isOwn(String number) {
    return isOpenFile(file)
        && file.endsWith(number)
        && located(OPEN_FILES.resolve(number)).equals(file);
  }

  /** Behind links of directories; as it is if its directory is not there. */
  private static Path located(Path path) {
    Path absolute = path.toAbsolutePath();
    Path directory = absolute.getParent();
    Path name = absolute.getFileName();
    if (directory == null || name == null) {
      return absolute;
    }
    try {
      return directory.toRealPath().resolve(name);
    } catch (IOException absent) {
      return absolute;
    }
  }

  /** Links there show what is open, which need not be a file of that name. */
  private static boolean isOpenFile(Path path) {
    return (path.startsWith(PROCESSES) && Files.isSymbolicLink(path) || path.startsWith(OPEN_FILES))
        && Files.exists(path, LinkOption.NOFOLLOW_LINKS);
  }

  /** A stream of this process, which goes on after it is closed. */
  private static final class Shared extends FilterOutputStream {
    Shared(FileDescriptor descriptor) {
      super(new FileOutputStream(descriptor));
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
    }

    @Override
    public void close() {}
  }
}
