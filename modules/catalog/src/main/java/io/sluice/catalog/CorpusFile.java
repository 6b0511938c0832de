package io.sluice.catalog;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * One file of a corpus or of word vectors, as it lies in the cache: uncompressed, put together,
 * extracted.
 *
 * @param name of the file in the cache and in the mirror
 * @param source where it comes from
 * @param extract which part of it is kept; empty: all of it
 * @param sha256 of its bytes; empty: recorded at the first fetch
 * @param bytes its size; empty: anything up to {@link #LARGEST}
 */
public record CorpusFile(
    String name,
    FileSource source,
    Optional<Extract> extract,
    Optional<String> sha256,
    OptionalLong bytes) {
  /** Larger files are refused. */
  public static final long LARGEST = 16L << 30;

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,99}");
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  /** Checks name, checksum and size. */
  public CorpusFile {
    if (!NAME.matcher(name).matches() || name.endsWith(".gz") || name.endsWith(".sha256")) {
      throw new IllegalArgumentException(
          "a file name has letters, digits and . _ - only, and is that of the uncompressed file"
              + " (not .gz, not .sha256), was "
              + name);
    }
    if (sha256.isPresent() && !SHA256.matcher(sha256.get()).matches()) {
      throw new IllegalArgumentException(
          "sha256 must be 64 lower-case hexadecimal digits, was " + sha256.get());
    }
    if (bytes.isPresent() && (bytes.getAsLong() < 0 || bytes.getAsLong() > LARGEST)) {
      throw new IllegalArgumentException(
          "bytes must be in 0.." + LARGEST + ", was " + bytes.getAsLong());
    }
  }

  /** The most bytes that are read before the file is refused. */
  long limit() {
    return bytes.orElse(LARGEST);
  }
}
