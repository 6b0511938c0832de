package io.sluice.corpora;

import io.sluice.text.SymbolTally;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.CRC32C;

/**
 * The first {@value #SIZE} bytes of a file of encoded text. All numbers little-endian.
 *
 * <pre>
 *   0  8 bytes   "SLUICEID"
 *   8  int       version, 1
 *  12  int       bytes an id: 1, 2 or 4
 *  16  long      number of symbols
 *  24  long      how many of them are the unknown symbol standing in
 *  32  32 bytes  SHA-256 of the vocabulary
 *  64  32 bytes  stamp of the source and the kind of symbols
 *  96  int       CRC-32C of the ids
 * 100  24 bytes  zero
 * 124  int       CRC-32C of the first 124 bytes
 * </pre>
 */
record EncodedHeader(
    IdWidth width, SymbolTally tally, String vocabulary, String stamp, int checksum) {
  static final int SIZE = 128;
  private static final int VERSION = 1;
  private static final byte[] MAGIC = "SLUICEID".getBytes(StandardCharsets.US_ASCII);
  private static final int CHECKED = SIZE - 4;

  /** Size of the whole file. */
  long fileSize() {
    return Math.addExact(SIZE, Math.multiplyExact(tally.symbols(), (long) width.bytes()));
  }

  byte[] toBytes() {
    ByteBuffer buffer = ByteBuffer.allocate(SIZE).order(ByteOrder.LITTLE_ENDIAN);
    buffer.put(MAGIC).putInt(VERSION).putInt(width.bytes());
    buffer.putLong(tally.symbols()).putLong(tally.unknown());
    buffer.put(HexFormat.of().parseHex(vocabulary)).put(HexFormat.of().parseHex(stamp));
    buffer.putInt(checksum).position(CHECKED);
    return buffer.putInt(crc(buffer.array())).array();
  }

  /** Reads a header; the message of the exception does not name the file. */
  static EncodedHeader parse(byte[] bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    if (bytes.length != SIZE || !Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
      throw new IOException("not a file of encoded text");
    }
    if (buffer.getInt(CHECKED) != crc(bytes)) {
      throw new IOException("the header is damaged: its checksum does not match");
    }
    int version = buffer.position(MAGIC.length).getInt();
    if (version != VERSION) {
      throw new IOException("version " + version + " is not known, expected " + VERSION);
    }
    IdWidth width = width(buffer.getInt());
    SymbolTally tally;
    try {
      tally = new SymbolTally(buffer.getLong(), buffer.getLong());
    } catch (IllegalArgumentException e) {
      throw new IOException("impossible counts in the header", e);
    }
    byte[] vocabulary = new byte[32];
    byte[] stamp = new byte[32];
    buffer.get(vocabulary).get(stamp);
    return new EncodedHeader(
        width,
        tally,
        HexFormat.of().formatHex(vocabulary),
        HexFormat.of().formatHex(stamp),
        buffer.getInt());
  }

  private static IdWidth width(int bytes) throws IOException {
    for (IdWidth width : IdWidth.values()) {
      if (width.bytes() == bytes) {
        return width;
      }
    }
    throw new IOException("an id takes 1, 2 or 4 bytes, found " + bytes);
  }

  private static int crc(byte[] header) {
    CRC32C crc = new CRC32C();
    crc.update(header, 0, CHECKED);
    return (int) crc.getValue();
  }
}
