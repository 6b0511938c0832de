package io.sluice.corpora;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;

/** A file whose checksum is computed once, when it is first asked for, or is known already. */
final class HashedFile implements TextPart.Stamp {
  /** What is looked at to tell whether a file has to be read again. */
  private record State(long size, FileTime modified) {
    static State of(Path file) throws IOException {
      return new State(Files.size(file), Files.getLastModifiedTime(file));
    }
  }

  private final Path file;
  private @Nullable String sha256;

  /** Before the file was last read for its checksum. */
  private @Nullable State verified;

  private HashedFile(Path file, @Nullable String sha256) {
    this.file = file;
    this.sha256 = sha256;
  }

  static HashedFile of(Path file) {
    return new HashedFile(file, null);
  }

  /** Of a file that was verified just now. */
  static HashedFile known(Path file, String sha256) {
    return new HashedFile(file, sha256);
  }

  @Override
  public synchronized String sha256() throws IOException {
    String known = sha256;
    if (known == null) {
      verified = State.of(file);
      known = Checksums.sha256(file);
      sha256 = known;
    }
    return known;
  }

  /** Reads the file again if its size or time is another than when it was read. */
  @Override
  public synchronized void requireUnchanged() throws IOException {
    String before = sha256();
    State now = State.of(file);
    if (now.equals(verified)) {
      return;
    }
    if (!Checksums.sha256(file).equals(before)) {
      throw new IOException(file + " has changed while it was read; start again");
    }
    verified = now;
  }
}
