package io.sluice.corpora;

import java.io.IOException;
import java.io.InputStream;

/**
 * One file of a text.
 *
 * @param name for messages: the file, or the archive and its entry
 * @param stamp tells contents apart
 * @param packed whether the text is what comes out when the bytes are uncompressed
 * @param content opens the uncompressed bytes
 */
record TextPart(String name, Stamp stamp, boolean packed, Content content) {
  /** Opens the bytes, as often as asked if they can be {@linkplain Stamp#repeats read again}. */
  interface Content {
    InputStream open() throws IOException;
  }

  /** What the bytes are. */
  interface Stamp {
    /** Their checksum, as they are stored. */
    String sha256() throws IOException;

    /**
     * @throws IOException if the bytes are others than those of the checksum
     */
    default void requireUnchanged() throws IOException {}

    /** Whether the bytes can be read again. */
    default boolean repeats() {
      return true;
    }
  }
}
