package io.sluice.model;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** What {@link FileChannel} leaves open: writes that are complete. */
final class Channels {
  private Channels() {}

  static void writeFully(FileChannel channel, byte[] bytes) throws IOException {
    writeFully(channel, ByteBuffer.wrap(bytes));
  }

  /** Writes what remains in {@code buffer}. */
  static void writeFully(FileChannel channel, ByteBuffer buffer) throws IOException {
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
  }

  /** A stream at the channel's position; closing it leaves the channel open. */
  static OutputStream output(FileChannel channel) {
    return new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
      }

      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        writeFully(channel, ByteBuffer.wrap(bytes, offset, length));
      }
    };
  }
}
