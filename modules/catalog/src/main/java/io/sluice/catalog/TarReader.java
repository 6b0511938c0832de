package io.sluice.catalog;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Reads the regular files of a tar stream (POSIX ustar, with pax and GNU long names), one after the
 * other. Links, devices and directories are skipped; names that lead out of the archive are
 * refused, even though nothing is ever written under the names found here.
 */
final class TarReader {
  /**
   * A file of the archive.
   *
   * @param name with {@code /} between its parts
   * @param size in bytes
   */
  record Entry(String name, long size) {}

  private static final int BLOCK = 512;
  private static final int LARGEST_EXTENSION = 1 << 16;
  private static final int MOST_ENTRIES = 1_000_000;

  private final DataInputStream in;
  private long remaining;
  private long padding;
  private int entries;

  TarReader(InputStream source) {
    in = new DataInputStream(source);
  }

  /** Goes to the next file; empty at the end of the archive. */
  Optional<Entry> next() throws IOException {
    Optional<String> longName = Optional.empty();
    while (true) {
      in.skipNBytes(remaining + padding);
      remaining = 0;
      padding = 0;
      byte[] header = new byte[BLOCK];
      if (in.readNBytes(header, 0, BLOCK) < BLOCK || isZero(header)) {
        return Optional.empty();
      }
      if (++entries > MOST_ENTRIES) {
        throw new FetchException("the tar file has more than " + MOST_ENTRIES + " entries");
      }
      checkSum(header);
      remaining = octal(header, 124, 12);
      padding = (BLOCK - remaining % BLOCK) % BLOCK;
      char type = (char) (header[156] & 0xff);
      if (type == 'L') {
        longName = Optional.of(text(extension(), 0, (int) remaining));
        remaining = 0;
      } else if (type == 'x') {
        longName = paxPath(extension());
        remaining = 0;
      } else if (type == '0' || type == 0) {
        return Optional.of(new Entry(safe(longName.orElse(name(header))), remaining));
      } else {
        longName = Optional.empty();
      }
    }
  }

  /** Copies the content of the current file. */
  void copyTo(BoundedOutput target) throws IOException {
    byte[] buffer = new byte[1 << 16];
    while (remaining > 0) {
      int count = in.read(buffer, 0, (int) Math.min(buffer.length, remaining));
      if (count < 0) {
        throw new EOFException("the tar file ends early");
      }
      target.write(buffer, 0, count);
      remaining -= count;
    }
  }

  private byte[] extension() throws IOException {
    if (remaining > LARGEST_EXTENSION) {
      throw new FetchException("the tar file has an extended header of " + remaining + " bytes");
    }
    byte[] bytes = in.readNBytes((int) remaining);
    if (bytes.length < remaining) {
      throw new EOFException("the tar file ends early");
    }
    return bytes;
  }

  /** The path in a pax header: records "length key=value\n". */
  private static Optional<String> paxPath(byte[] bytes) throws IOException {
    Optional<String> path = Optional.empty();
    int from = 0;
    while (from < bytes.length) {
      int space = from;
      int length = 0;
      while (space < bytes.length && bytes[space] >= '0' && bytes[space] <= '9') {
        length = Math.min(length * 10 + bytes[space++] - '0', LARGEST_EXTENSION);
      }
      int end = from + length;
      if (space == from
          || space >= bytes.length
          || bytes[space] != ' '
          || end > bytes.length
          || end <= space + 1) {
        throw new FetchException("the tar file has a damaged pax header");
      }
      String entry = new String(bytes, space + 1, end - space - 2, StandardCharsets.UTF_8);
      if (entry.startsWith("path=")) {
        path = Optional.of(entry.substring("path=".length()));
      }
      from = end;
    }
    return path;
  }

  private static String name(byte[] header) {
    String name = text(header, 0, 100);
    boolean ustar = text(header, 257, 5).equals("ustar");
    String prefix = ustar ? text(header, 345, 155) : "";
    return prefix.isEmpty() ? name : prefix + "/" + name;
  }

  private static String safe(String name) throws IOException {
    boolean leadsOut = name.startsWith("/") || name.contains("\\") || name.indexOf('\0') >= 0;
    for (String part : name.split("/", -1)) {
      leadsOut |= part.equals("..");
    }
    if (leadsOut || name.isEmpty() || name.matches("[A-Za-z]:.*")) {
      throw new FetchException("the tar file has an entry with the dangerous name " + name);
    }
    return name.startsWith("./") ? name.substring(2) : name;
  }

  private static String text(byte[] bytes, int from, int length) {
    int end = from;
    while (end < from + length && bytes[end] != 0) {
      end++;
    }
    return new String(bytes, from, end - from, StandardCharsets.UTF_8);
  }

  private static long octal(byte[] header, int from, int length) throws IOException {
    String digits = text(header, from, length).strip();
    if (!digits.matches("[0-7]{1,12}")) {
      throw new FetchException("the tar file has a damaged header: size \"" + digits + "\"");
    }
    return Long.parseLong(digits, 8);
  }

  private static void checkSum(byte[] header) throws IOException {
    long sum = 0;
    for (int i = 0; i < BLOCK; i++) {
      sum += i >= 148 && i < 156 ? ' ' : header[i] & 0xff;
    }
    if (sum != octal(header, 148, 8)) {
      throw new FetchException("the tar file has a header with a wrong checksum");
    }
  }

  private static boolean isZero(byte[] block) {
    for (byte b : block) {
      if (b != 0) {
        return false;
      }
    }
    return true;
  }
}
