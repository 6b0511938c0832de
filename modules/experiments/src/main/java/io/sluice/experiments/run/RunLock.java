package io.sluice.experiments.run;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Keeps other processes from writing to a run directory; a killed process loses it by itself. */
final class RunLock implements AutoCloseable {
  private final FileChannel channel;

  private RunLock(FileChannel channel) {
    this.channel = channel;
  }

  static RunLock take(Path file) {
    try {
      var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (lock(channel) == null) {
        channel.close();
        throw new RunException(
            file.toAbsolutePath().getParent()
                + " is in use by another process; wait for it, stop it, or choose another"
                + " directory");
      }
      return new RunLock(channel);
    } catch (IOException failed) {
      throw new RunException("cannot lock " + file, failed);
    }
  }

  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException byThisProcess) {
      return null;
    }
  }

  @Override
  public void close() {
    try {
      channel.close(); // gives up the lock too
    } catch (IOException failed) {
      throw new RunException("cannot give up the lock of a run directory", failed);
    }
  }
}
