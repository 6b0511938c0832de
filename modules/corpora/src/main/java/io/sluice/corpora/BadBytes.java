package io.sluice.corpora;

import java.io.Serializable;
import java.util.Locale;

/**
 * Bytes that are not UTF-8.
 *
 * @param file name of the file, or of the archive and its entry
 * @param line line number from 1
 * @param offset of the first bad byte in the (uncompressed) file, from 0
 * @param value of the first bad byte, 0..255
 */
public record BadBytes(String file, long line, long offset, int value) implements Serializable {
  private static final long serialVersionUID = 1L;

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT, "%s:%d: byte 0x%02X at offset %d is not UTF-8", file, line, value, offset);
  }
}
