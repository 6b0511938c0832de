package io.sluice.corpora;

import java.io.IOException;
import java.io.InputStream;

/**
 * One file of a text.
 *
 * @param name for messages: the file, or the archive and its entry
 * @param stamp changes when the content does
 * @param content opens the uncompressed bytes
 */
record TextPart(String name, String stamp, Content content) {
  /** Opens the bytes, as often as asked. */
  interface Content {
    InputStream open() throws IOException;
  }
}
