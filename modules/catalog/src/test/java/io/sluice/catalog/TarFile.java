package io.sluice.catalog;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/** Writes tar files, good and bad ones. */
final class TarFile {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  TarFile add(String name, String content) {
    return add(name, '0', content);
  }

  TarFile add(String name, char type, String content) {
    return add(name, "", type, content);
  }

  TarFile add(String name, String prefix, char type, String content) {
    byte[] data = content.getBytes(StandardCharsets.UTF_8);
    byte[] header = new byte[512];
    put(header, 0, name);
    put(header, 100, "0000644\0");
    put(header, 124, String.format(Locale.ROOT, "%011o\0", data.length));
    put(header, 156, String.valueOf(type));
    put(header, 257, "ustar\00000");
    put(header, 345, prefix);
    Arrays.fill(header, 148, 156, (byte) ' ');
    int sum = 0;
    for (byte b : header) {
      sum += b & 0xff;
    }
    put(header, 148, String.format(Locale.ROOT, "%06o\0 ", sum));
    bytes.writeBytes(header);
    bytes.writeBytes(Arrays.copyOf(data, (data.length + 511) / 512 * 512));
    return this;
  }

  byte[] toBytes() {
    byte[] all = bytes.toByteArray();
    return Arrays.copyOf(all, all.length + 1024);
  }

  Path writeGzip(Path file) throws IOException {
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(toBytes());
    }
    return file;
  }

  private static void put(byte[] header, int from, String text) {
    byte[] value = text.getBytes(StandardCharsets.UTF_8);
    System.arraycopy(value, 0, header, from, value.length);
  }
}
