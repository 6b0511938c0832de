package io.sluice.corpora;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;

/** A pipe or a device, whose bytes come once and have no checksum that would be known before. */
record ReadOnce(Path file, AtomicBoolean begun) implements TextPart.Stamp {
  static ReadOnce of(Path file) {
    return new ReadOnce(file, new AtomicBoolean());
  }

  /**
   * Opens the bytes.
   *
   * @throws IOException if they were opened before
   */
  InputStream open() throws IOException {
    if (begun.getAndSet(true)) {
      throw readAgain();
    }
    return Files.newInputStream(file);
  }

  @Override
  public String sha256() throws IOException {
    throw readAgain();
  }

  @Override
  public boolean repeats() {
    return false;
  }

  private IOException readAgain() {
    return new IOException(
        file
            + ": this is a pipe or a device, which can be read only once, and is needed more often;"
            + " write it to a file first");
  }
}
