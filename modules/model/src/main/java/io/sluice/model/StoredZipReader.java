package io.sluice.model;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Reads a zip file of stored entries, strictly: the entries follow each other without gaps from the
 * first byte, the directory follows the last entry, the end record closes the file, and every local
 * header says what the directory says. So no two programs can see different contents in one file,
 * nothing can hide in it, and no size is larger than the file.
 */
final class StoredZipReader {
  private static final String REMAKE =
      "the file is damaged, or was not written by Sluice: copy or train it again";
  private static final int LONGEST_NAME = 200;

  /** One entry: its name and where its bytes stand. */
  record Entry(String name, long offset, long size, int crc) {}

  private final FileChannel channel;
  private final String file;
  private final long size;
  private final Map<String, Entry> entries;

  /**
   * Reads the directory and checks the layout, but not the entries' bytes.
   *
   * @param file what to call it in messages
   * @param maxEntries most entries to accept
   */
  StoredZipReader(FileChannel channel, String file, int maxEntries) throws IOException {
    this.channel = channel;
    this.file = file;
    this.size = channel.size();
    this.entries = Collections.unmodifiableMap(directory(maxEntries));
  }

  /** The entries by name, in the order of the file. */
  Map<String, Entry> entries() {
    return entries;
  }

  /** The entry's bytes as a stream of exactly its size. */
  InputStream open(Entry entry) {
    return new BufferedInputStream(
        new Region(channel, entry.offset(), entry.size()),
        (int) Math.max(1, Math.min(1 << 16, entry.size())));
  }

  private Map<String, Entry> directory(int maxEntries) throws IOException {
    if (size < ZipLayout.END_BYTES) {
      requireAny();
      throw refuse("size in bytes", size, "a zip file of at least " + ZipLayout.END_BYTES);
    }
    if (read(0, 4).getInt() != ZipLayout.LOCAL_SIGNATURE) {
      throw refuse("first bytes", hex(0), "the zip file signature 504b0304");
    }
    long endOffset = size - ZipLayout.END_BYTES;
    ByteBuffer end = read(endOffset, ZipLayout.END_BYTES);
    if (end.getInt() != ZipLayout.END_SIGNATURE) {
      new CutOff(channel, size).missing().ifPresent(this::refuseCutOff);
      throw refuse(
          "last " + ZipLayout.END_BYTES + " bytes", hex(endOffset), "the zip end record 504b0506");
    }
    expect("disk numbers", end.getInt(), 0);
    int count = end.getShort() & 0xffff;
    expect("number of entries, second count", end.getShort() & 0xffff, count);
    if (count > maxEntries) {
      throw refuse("number of entries", count, "at most " + maxEntries);
    }
    long directorySize = end.getInt() & 0xffffffffL;
    long directoryOffset = end.getInt() & 0xffffffffL;
    expect("length of the zip comment", end.getShort(), 0);
    expect("end of the directory", directoryOffset + directorySize, endOffset);
    long most = (long) count * (ZipLayout.CENTRAL_BYTES + LONGEST_NAME);
    if (directorySize > most) {
      throw refuse("size of the directory", directorySize, "at most " + most);
    }
    return entries(read(directoryOffset, (int) directorySize), count, directoryOffset);
  }

  private void requireAny() {
    if (size == 0) {
      throw new ModelFormatException(
          file, "the file is empty", "0 bytes", "a model", "copy or train it again");
    }
  }

  private void refuseCutOff(String missing) {
    throw new ModelFormatException(
        file,
        "the file is cut off",
        String.format(Locale.ROOT, "%,d bytes", size),
        missing,
        "copy it again, whole");
  }

  private Map<String, Entry> entries(ByteBuffer directory, int count, long directoryOffset)
      throws IOException {
    Map<String, Entry> found = new LinkedHashMap<>();
    Map<String, String> folded = new LinkedHashMap<>();
    long offset = 0;
    for (int i = 0; i < count; i++) {
      Entry entry = entry(directory, offset, directoryOffset);
      String clash = folded.put(entry.name().toLowerCase(Locale.ROOT), entry.name());
      if (clash != null) {
        throw refuse("entry name", entry.name(), "it once; " + clash + " came before");
      }
      found.put(entry.name(), entry);
      offset = entry.offset() + entry.size();
    }
    expect("bytes left in the directory", directory.remaining(), 0);
    expect("end of the last entry", offset, directoryOffset);
    return found;
  }

  /** Reads one record of the directory and compares the local header at {@code offset} with it. */
  private Entry entry(ByteBuffer directory, long offset, long directoryOffset) throws IOException {
    if (directory.remaining() < ZipLayout.CENTRAL_BYTES) {
      throw refuse("bytes left in the directory", directory.remaining(), "one more entry");
    }
    expect("signature in the directory", directory.getInt(), ZipLayout.CENTRAL_SIGNATURE);
    directory.getShort(); // made by
    byte[] common = new byte[26];
    directory.get(common);
    expect("length of an entry's comment", directory.getShort(), 0);
    expect("disk of an entry", directory.getShort(), 0);
    directory.getShort(); // internal attributes
    directory.getInt(); // external attributes
    expect("offset of an entry", directory.getInt() & 0xffffffffL, offset);
    ByteBuffer fields = ByteBuffer.wrap(common).order(ByteOrder.LITTLE_ENDIAN);
    checkVersionAndMethod(fields);
    fields.position(10);
    int crc = fields.getInt();
    long compressed = fields.getInt() & 0xffffffffL;
    long plain = fields.getInt() & 0xffffffffL;
    int nameLength = fields.getShort() & 0xffff;
    expect("length of an extra field", fields.getShort(), 0);
    expect("compressed size of a stored entry", compressed, plain);
    if (nameLength < 1 || nameLength > Math.min(LONGEST_NAME, directory.remaining())) {
      throw refuse("length of an entry name", nameLength, "1 to " + LONGEST_NAME);
    }
    byte[] name = new byte[nameLength];
    directory.get(name);
    long start = offset + ZipLayout.LOCAL_BYTES + nameLength;
    if (plain > directoryOffset - start) {
      throw refuse("size of an entry", plain, "at most " + (directoryOffset - start));
    }
    ByteBuffer local = read(offset, ZipLayout.LOCAL_BYTES + nameLength);
    expect("signature of a local header", local.getInt(), ZipLayout.LOCAL_SIGNATURE);
    byte[] localCommon = new byte[26];
    local.get(localCommon);
    byte[] localName = new byte[nameLength];
    local.get(localName);
    String printable = new String(name, StandardCharsets.UTF_8);
    if (!Arrays.equals(common, localCommon) || !Arrays.equals(name, localName)) {
      throw refuse(
          "local header at byte " + offset,
          new String(localName, StandardCharsets.UTF_8),
          "what the directory says of " + printable);
    }
    return new Entry(printable, start, plain, crc);
  }

  private void checkVersionAndMethod(ByteBuffer fields) {
    int version = fields.getShort() & 0xffff;
    if (version > ZipLayout.VERSION_NEEDED) {
      throw refuse("zip version needed", version, "at most " + ZipLayout.VERSION_NEEDED);
    }
    int flags = fields.getShort() & 0xffff;
    if ((flags & ~ZipLayout.UTF8_FLAG) != 0) {
      throw refuse("flags of an entry", flags, "0: no encryption, sizes in front");
    }
    int method = fields.getShort() & 0xffff;
    if (method != ZipLayout.STORED) {
      throw refuse("compression method of an entry", method, "0, stored");
    }
  }

  /** Callers have bounded {@code length} by a limit; the file bounds it here. */
  private ByteBuffer read(long offset, int length) throws IOException {
    if (offset < 0 || length > size - offset) {
      throw refuse("end of a header", offset + length, "at most " + size);
    }
    ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, offset + buffer.position()) < 0) {
        throw refuse("size in bytes", offset + buffer.position(), "still " + size);
      }
    }
    return buffer.flip();
  }

  private String hex(long offset) throws IOException {
    return String.format(Locale.ROOT, "%08x", read(offset, 4).order(ByteOrder.BIG_ENDIAN).getInt());
  }

  private void expect(String what, long found, long expected) {
    if (found != expected) {
      throw refuse(what, found, String.valueOf(expected));
    }
  }

  private ModelFormatException refuse(String what, Object found, String expected) {
    return new ModelFormatException(file, what, found, expected, REMAKE);
  }

  /** A stretch of a file as a stream; ends early if the file shrinks meanwhile. */
  private static final class Region extends InputStream {
    private final FileChannel channel;
    private long position;
    private long remaining;

    Region(FileChannel channel, long position, long size) {
      this.channel = channel;
      this.position = position;
      this.remaining = size;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      if (length == 0) {
        return 0;
      }
      int count = (int) Math.min(length, remaining);
      int read = count == 0 ? -1 : channel.read(ByteBuffer.wrap(bytes, offset, count), position);
      if (read > 0) {
        position += read;
        remaining -= read;
      }
      return read;
    }
  }
}
