package io.sluice.experiments.run;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A text file that grows by whole lines. Each line is one write, so that a killed process leaves at
 * most the last line torn; {@link LogCut} removes it on resume.
 */
final class LineLog implements AutoCloseable {
  private final Path file;
  private final String header;
  private final FileChannel channel;

  private LineLog(Path file, String header, FileChannel channel) {
    this.file = file;
    this.header = header;
    this.channel = channel;
  }

  /** Opens for appending; a new file starts with {@code header} if that is not empty. */
  static LineLog open(Path file, String header) {
    try {
      var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      var log = new LineLog(file, header, channel);
      log.restoreHeader();
      return log;
    } catch (IOException failed) {
      throw new RunException("cannot open " + file, failed);
    }
  }

  /** Writes the header if the file is empty, new or cut back to nothing. */
  void restoreHeader() {
    try {
      if (channel.size() == 0 && !header.isEmpty()) {
        add(header);
      }
    } catch (IOException failed) {
      throw new RunException("cannot read " + file, failed);
    }
  }

  void add(String line) {
    try {
      var bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    } catch (IOException failed) {
      throw new RunException("cannot write to " + file + "; is the disk full?", failed);
    }
  }

  /** Returns once the lines are on the disk. */
  void force() {
    try {
      channel.force(false);
    } catch (IOException failed) {
      throw new RunException("cannot write to " + file, failed);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException failed) {
      throw new RunException("cannot close " + file, failed);
    }
  }
}
