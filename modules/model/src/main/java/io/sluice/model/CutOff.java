package io.sluice.model;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * Why a zip file has no end record: walks from header to header as far as the file goes, for a
 * message only. Sizes stand in front of stored entries.
 *
 * @param channel the file, which begins with a local header
 * @param size of the file in bytes
 */
record CutOff(FileChannel channel, long size) {
  private static final int MOST_ENTRIES = 1000;
  private static final int SIZE_AT = 18;
  private static final int NAME_LENGTH_AT = 26;
  private static final int CENTRAL_NAME_LENGTH_AT = 28;
  private static final Optional<String> MORE_ENTRIES =
      Optional.of("more entries, and the directory that comes last");
  private static final Optional<String> MORE_DIRECTORY =
      Optional.of("the rest of the directory that comes last");

  /** What a whole file would have; empty if this one is not cut off but something else. */
  Optional<String> missing() throws IOException {
    long offset = 0;
    for (int i = 0; i < MOST_ENTRIES; i++) {
      if (size - offset < ZipLayout.LOCAL_BYTES) {
        return MORE_ENTRIES;
      }
      ByteBuffer header = read(offset, ZipLayout.LOCAL_BYTES);
      if (header.getInt(0) != ZipLayout.LOCAL_SIGNATURE) {
        return directory(offset);
      }
      int nameLength = header.getShort(NAME_LENGTH_AT) & 0xffff;
      long body = offset + ZipLayout.LOCAL_BYTES + nameLength;
      if (body > size) {
        return MORE_ENTRIES;
      }
      long end = body + (header.getInt(SIZE_AT) & 0xffffffffL);
      if (end > size) {
        return Optional.of(
            String.format(
                Locale.ROOT,
                "at least %,d: %,d bytes of %s are missing, and all behind it",
                end,
                end - size,
                name(offset + ZipLayout.LOCAL_BYTES, nameLength)));
      }
      offset = end;
    }
    return Optional.empty();
  }

  /** As names come from files we do not trust, only those that model files have. */
  private String name(long offset, int length) throws IOException {
    String name = new String(read(offset, length).array(), StandardCharsets.UTF_8);
    return EntryNames.isKnown(name) ? name : "an entry";
  }

  /** Walks the directory, whose end is the end of the file if that is whole. */
  private Optional<String> directory(long start) throws IOException {
    long offset = start;
    for (int i = 0; i < MOST_ENTRIES; i++) {
      long left = size - offset;
      int signature = left < Integer.BYTES ? 0 : read(offset, Integer.BYTES).getInt();
      if (left >= Integer.BYTES && signature != ZipLayout.CENTRAL_SIGNATURE) {
        boolean ends = signature == ZipLayout.END_SIGNATURE;
        return ends && left < ZipLayout.END_BYTES ? MORE_DIRECTORY : Optional.empty();
      }
      if (left < ZipLayout.CENTRAL_BYTES) {
        return MORE_DIRECTORY;
      }
      int name = read(offset + CENTRAL_NAME_LENGTH_AT, Short.BYTES).getShort() & 0xffff;
      offset += ZipLayout.CENTRAL_BYTES + name;
    }
    return Optional.empty();
  }

  private ByteBuffer read(long offset, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    int count = 0;
    while (buffer.hasRemaining() && count >= 0) {
      count = channel.read(buffer, offset + buffer.position());
    }
    return buffer.clear();
  }
}
