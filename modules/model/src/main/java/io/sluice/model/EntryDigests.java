package io.sluice.model;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * SHA-256 of all entries of a zip file, summed up by a thread of its own while the caller reads
 * them: in a young JVM, which has not compiled it yet, that takes as long as all the rest. Small
 * files are not worth a thread. The bytes are read twice; those that the caller reads he compares
 * with the CRC-32 of the directory.
 */
final class EntryDigests implements AutoCloseable {
  private static final int CHUNK = 1 << 18;
  private static final long WORTH_A_THREAD = 1 << 20;

  private final StoredZipReader zip;
  private final FutureTask<Map<String, String>> task = new FutureTask<>(this::sums);
  private volatile boolean unwanted;

  private EntryDigests(StoredZipReader zip) {
    this.zip = zip;
  }

  static EntryDigests start(StoredZipReader zip) {
    EntryDigests digests = new EntryDigests(zip);
    long bytes = zip.entries().values().stream().mapToLong(StoredZipReader.Entry::size).sum();
    if (bytes >= WORTH_A_THREAD) {
      Thread thread = new Thread(digests.task, "sluice-checksums");
      thread.setDaemon(true);
      thread.start();
    }
    return digests;
  }

  /** By entry, when all are there. */
  Map<String, String> await() throws IOException {
    task.run(); // nothing, if the thread has begun
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return task.get();
        } catch (InterruptedException e) {
          interrupted = true;
        } catch (ExecutionException e) {
          if (e.getCause() instanceof IOException failure) {
            throw failure;
          }
          throw new IllegalStateException("cannot sum up a model file", e.getCause());
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private Map<String, String> sums() throws IOException {
    Map<String, String> sums = new HashMap<>();
    byte[] chunk = new byte[CHUNK];
    for (StoredZipReader.Entry entry : zip.entries().values()) {
      MessageDigest digest = Sha256.digest();
      try (InputStream in = zip.open(entry)) {
        for (int read = in.read(chunk); read >= 0 && !unwanted; read = in.read(chunk)) {
          digest.update(chunk, 0, read);
        }
      }
      sums.put(entry.name(), Sha256.hex(digest));
    }
    return sums;
  }

  /** Ends the thread soon, if it has not ended. */
  @Override
  public void close() {
    unwanted = true;
  }
}
