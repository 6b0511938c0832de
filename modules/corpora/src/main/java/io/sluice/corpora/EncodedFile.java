package io.sluice.corpora;

import io.sluice.text.SymbolCodec;
import io.sluice.text.SymbolTally;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Objects;
import java.util.zip.CRC32C;

/** A text's symbol ids in a file, mapped in pieces because a mapping holds 2 GB at most. */
final class EncodedFile implements EncodedText {
  static final int PIECE_BITS = 30;

  private final ByteBuffer[] pieces;
  private final int pieceBits;
  private final EncodedHeader header;

  private EncodedFile(ByteBuffer[] pieces, int pieceBits, EncodedHeader header) {
    this.pieces = pieces;
    this.pieceBits = pieceBits;
    this.header = header;
  }

  /** Finds the text, if it has to be read at all. */
  interface TextSupplier {
    TextSource get() throws IOException;
  }

  /** Encodes the text unless {@code file} holds what has this stamp and vocabulary. */
  static EncodedFile encodeOrOpen(TextSupplier text, String textStamp, SymbolCodec codec, Path file)
      throws IOException {
    String vocabulary = codec.vocabulary().checksum();
    String description = textStamp + codec.kind().label();
    String stamp = Checksums.sha256(description.getBytes(StandardCharsets.UTF_8));
    if (Files.isRegularFile(file)) {
      used(file);
      try {
        EncodedHeader header = header(file);
        if (header.vocabulary().equals(vocabulary) && header.stamp().equals(stamp)) {
          return open(file, PIECE_BITS);
        }
      } catch (NoSuchFileException clearedJustNow) {
        // as if it had not been there
      }
    }
    AtomicFile.write(
        file,
        temporary -> {
          TextSource source = text.get();
          EncodedHeader written = EncodedFileWriter.write(source, codec, stamp, temporary);
          source.requireUnchanged();
          return written;
        });
    return open(file, PIECE_BITS);
  }

  /** Lets those who clear the cache know; a file that cannot be written may still be read. */
  private static void used(Path file) {
    try {
      Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
    } catch (IOException | SecurityException notOurs) {
      return;
    }
  }

  /** Opens a file after checking its size and the checksum of its content. */
  static EncodedFile open(Path file, int pieceBits) throws IOException {
    EncodedHeader header = header(file);
    try (FileChannel channel = FileChannel.open(file)) {
      verify(file, channel, header);
      return map(channel, header, pieceBits);
    }
  }

  /** Maps without reading: the caller has made sure that the header fits the file. */
  static EncodedFile map(FileChannel channel, EncodedHeader header, int pieceBits)
      throws IOException {
    long size = header.fileSize() - EncodedHeader.SIZE;
    int count = Math.toIntExact((size + (1L << pieceBits) - 1) >> pieceBits);
    ByteBuffer[] pieces = new ByteBuffer[count];
    for (int i = 0; i < count; i++) {
      long start = (long) i << pieceBits;
      pieces[i] =
          channel
              .map(
                  FileChannel.MapMode.READ_ONLY,
                  EncodedHeader.SIZE + start,
                  Math.min(1L << pieceBits, size - start))
              .order(ByteOrder.LITTLE_ENDIAN);
    }
    return new EncodedFile(pieces, pieceBits, header);
  }

  private static EncodedHeader header(Path file) throws IOException {
    byte[] bytes;
    try (var in = Files.newInputStream(file)) {
      bytes = in.readNBytes(EncodedHeader.SIZE);
    } catch (FileSystemException e) {
      throw e; // names the file, and says why it cannot be opened
    } catch (IOException e) {
      throw new IOException(file + ": cannot be read: " + e.getMessage(), e);
    }
    try {
      return EncodedHeader.parse(bytes);
    } catch (IOException e) {
      throw damaged(file, String.valueOf(e.getMessage()));
    }
  }

  private static void verify(Path file, FileChannel channel, EncodedHeader header)
      throws IOException {
    if (channel.size() != header.fileSize()) {
      throw damaged(file, "it has " + channel.size() + " bytes, expected " + header.fileSize());
    }
    CRC32C crc = new CRC32C();
    ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
    channel.position(EncodedHeader.SIZE);
    while (channel.read(buffer) >= 0) {
      crc.update(buffer.flip());
      buffer.clear();
    }
    if ((int) crc.getValue() != header.checksum()) {
      throw damaged(file, "the checksum of its content does not match");
    }
  }

  private static IOException damaged(Path file, String problem) {
    return new IOException(file + ": " + problem + "; delete it, it will be made again");
  }

  @Override
  public long length() {
    return header.tally().symbols();
  }

  @Override
  public SymbolTally tally() {
    return header.tally();
  }

  @Override
  public int get(long index) {
    Objects.checkIndex(index, length());
    return at(index);
  }

  @Override
  public void read(long from, int[] target, int offset, int count) {
    Objects.checkFromIndexSize(from, count, length());
    Objects.checkFromIndexSize(offset, count, target.length);
    for (int i = 0; i < count; i++) {
      target[offset + i] = at(from + i);
    }
  }

  private int at(long index) {
    long position = index * header.width().bytes();
    ByteBuffer piece = pieces[(int) (position >> pieceBits)];
    return header.width().get(piece, (int) (position & ((1L << pieceBits) - 1)));
  }
}
