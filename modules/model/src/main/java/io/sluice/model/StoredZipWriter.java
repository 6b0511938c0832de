package io.sluice.model;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/**
 * Writes a zip file of stored entries with no time stamps, so that the same entries give the same
 * bytes. Checksum and sizes are filled into the local header once the entry has been written.
 */
final class StoredZipWriter {
  /** Writes one entry's bytes. */
  @FunctionalInterface
  interface Body {
    void writeTo(OutputStream out) throws IOException;
  }

  private record Entry(byte[] name, long offset, int crc, long size) {}

  private final FileChannel channel;
  private final List<Entry> entries = new ArrayList<>();

  StoredZipWriter(FileChannel channel) {
    this.channel = channel;
  }

  void entry(String name, byte[] bytes) throws IOException {
    entry(name, out -> out.write(bytes));
  }

  void entry(String name, Body body) throws IOException {
    byte[] nameBytes = name.getBytes(StandardCharsets.US_ASCII);
    long offset = channel.position();
    Channels.writeFully(channel, localHeader(new Entry(nameBytes, offset, 0, 0)));
    Checksummed out = new Checksummed(Channels.output(channel));
    body.writeTo(out);
    long end = channel.position();
    if (end > ZipLayout.LARGEST) {
      throw new IOException("a model file holds at most 4 GiB, " + name + " ends at byte " + end);
    }
    Entry entry = new Entry(nameBytes, offset, (int) out.crc.getValue(), out.size);
    channel.position(offset);
    Channels.writeFully(channel, localHeader(entry));
    channel.position(end);
    entries.add(entry);
  }

  /** Writes the directory; call once, last. */
  void finish() throws IOException {
    long start = channel.position();
    for (Entry entry : entries) {
      Channels.writeFully(channel, centralHeader(entry));
    }
    long size = channel.position() - start;
    ByteBuffer end = allocate(ZipLayout.END_BYTES);
    end.putInt(ZipLayout.END_SIGNATURE)
        .putInt(0) // the only disk, twice
        .putShort((short) entries.size())
        .putShort((short) entries.size())
        .putInt((int) size)
        .putInt((int) start)
        .putShort((short) 0);
    Channels.writeFully(channel, end.flip());
  }

  private static ByteBuffer localHeader(Entry entry) {
    ByteBuffer header = allocate(ZipLayout.LOCAL_BYTES + entry.name().length);
    header.putInt(ZipLayout.LOCAL_SIGNATURE);
    common(header, entry);
    return header.put(entry.name()).flip();
  }

  private static ByteBuffer centralHeader(Entry entry) {
    ByteBuffer header = allocate(ZipLayout.CENTRAL_BYTES + entry.name().length);
    header.putInt(ZipLayout.CENTRAL_SIGNATURE).putShort(ZipLayout.VERSION_MADE_BY);
    common(header, entry);
    return header
        .putShort((short) 0) // no comment
        .putInt(0) // first disk, no internal attributes
        .putInt(ZipLayout.ATTRIBUTES)
        .putInt((int) entry.offset())
        .put(entry.name())
        .flip();
  }

  /** The fields that stand in both headers: version needed to length of the extra field. */
  private static void common(ByteBuffer header, Entry entry) {
    header
        .putShort(ZipLayout.VERSION_NEEDED)
        .putShort((short) 0)
        .putShort(ZipLayout.STORED)
        .putShort(ZipLayout.FIXED_TIME)
        .putShort(ZipLayout.FIXED_DATE)
        .putInt(entry.crc())
        .putInt((int) entry.size())
        .putInt((int) entry.size())
        .putShort((short) entry.name().length)
        .putShort((short) 0);
  }

  private static ByteBuffer allocate(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static final class Checksummed extends FilterOutputStream {
    private final CRC32 crc = new CRC32();
    private long size;

    Checksummed(OutputStream out) {
      super(out);
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
      crc.update(bytes, offset, length);
      size += length;
    }
  }
}
