package io.sluice.catalog;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/** Closes the stream under a read that gets nothing for too long, which ends the read. */
final class WatchedStream extends FilterInputStream {
  private final Thread watch;
  private final Duration patience;
  private volatile long lastRead = System.nanoTime();
  private volatile boolean silent;

  WatchedStream(InputStream source, Duration silence) {
    super(source);
    patience = silence;
    watch = new Thread(this::watch, "sluice-download-watch");
    watch.setDaemon(true);
    watch.start();
  }

  private void watch() {
    try {
      while (System.nanoTime() - lastRead < patience.toNanos()) {
        Thread.sleep(Math.max(1, patience.toMillis() / 4));
      }
      silent = true;
      in.close();
    } catch (InterruptedException e) {
      // Closed: nothing is left to watch.
    } catch (IOException e) {
      // The reader is told that the connection was silent, which says more.
    }
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    try {
      int count = in.read(target, offset, length);
      lastRead = System.nanoTime();
      if (!silent) {
        return count;
      }
    } catch (IOException e) {
      if (!silent) {
        throw e;
      }
    }
    throw new FetchException(
        "nothing arrived for " + patience.toSeconds() + " seconds; the connection was given up");
  }

  @Override
  public void close() throws IOException {
    watch.interrupt();
    super.close();
  }
}
