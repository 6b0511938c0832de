package io.sluice.corpora;

import io.sluice.text.SymbolCodec;
import io.sluice.text.SymbolTally;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/** Writes the ids first and the header, which counts them, last. */
final class EncodedFileWriter {
  private final FileChannel channel;
  private final IdWidth width;
  private final CRC32C crc = new CRC32C();
  private final ByteBuffer buffer = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);

  private EncodedFileWriter(FileChannel channel, IdWidth width) {
    this.channel = channel;
    this.width = width;
  }

  static EncodedHeader write(TextSource text, SymbolCodec codec, String stamp, Path file)
      throws IOException {
    IdWidth width = IdWidth.forVocabulary(codec.vocabulary().size());
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.position(EncodedHeader.SIZE);
      EncodedFileWriter writer = new EncodedFileWriter(channel, width);
      SymbolTally tally = EncodedText.stream(text, codec, writer::add);
      writer.flush();
      EncodedHeader header =
          new EncodedHeader(
              width, tally, codec.vocabulary().checksum(), stamp, (int) writer.crc.getValue());
      writeFully(channel.position(0), ByteBuffer.wrap(header.toBytes()));
      return header;
    } catch (UncheckedIOException e) {
      throw new IOException(file + ": cannot write the encoded text", e.getCause());
    }
  }

  private void add(int id) {
    if (buffer.remaining() < width.bytes()) {
      try {
        flush();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    width.put(buffer, id);
  }

  private void flush() throws IOException {
    buffer.flip();
    crc.update(buffer.duplicate());
    writeFully(channel, buffer);
    buffer.clear();
  }

  private static void writeFully(FileChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }
}
