package io.sluice.corpora.annotated;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * The lines of column files that begin a document: {@code -DOCSTART- -X- O O}. As the first word
 * says all, the document's name may stand in the next column: {@code -DOCSTART- id=news%20of%20may
 * O O}. Documents without one are called by their number.
 */
final class DocumentMark {
  static final String WORD = "-DOCSTART-";
  private static final String ID = "id=";

  private DocumentMark() {}

  static boolean is(String line) {
    return line.startsWith(WORD)
        && (line.length() == WORD.length() || ColumnSplitter.isBlank(line.charAt(WORD.length())));
  }

  /** The name of the document that begins here, the {@code number}th of the file. */
  static String id(List<String> columns, long number) throws CharacterCodingException {
    for (String column : columns) {
      if (column.startsWith(ID)) {
        return decode(column.substring(ID.length()));
      }
    }
    return Long.toString(number);
  }

  static String line(String id, long number, ColumnLayout layout) {
    char separator = layout.separator().character();
    StringBuilder line = new StringBuilder(WORD);
    boolean named = !id.equals(Long.toString(number));
    int columns = Math.max(layout.size(), named ? 2 : 1);
    for (int i = 1; i < columns; i++) {
      line.append(separator);
      if (i > 1) {
        line.append('O');
      } else {
        line.append(named ? ID + encode(id) : columns > 2 ? "-X-" : "O");
      }
    }
    return line.toString();
  }

  private static String encode(String id) {
    StringBuilder encoded = new StringBuilder();
    for (byte b : id.getBytes(StandardCharsets.UTF_8)) {
      if (b > ' ' && b < 0x7f && b != '%') {
        encoded.append((char) b);
      } else {
        encoded.append(String.format(Locale.ROOT, "%%%02X", b));
      }
    }
    return encoded.toString();
  }

  private static String decode(String encoded) throws CharacterCodingException {
    byte[] raw = encoded.getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes = ByteBuffer.allocate(raw.length);
    for (int i = 0; i < raw.length; i++) {
      int high = i + 2 < raw.length ? Character.digit(raw[i + 1], 16) : -1;
      int low = i + 2 < raw.length ? Character.digit(raw[i + 2], 16) : -1;
      if (raw[i] == '%' && high >= 0 && low >= 0) {
        bytes.put((byte) (16 * high + low));
        i += 2;
      } else {
        bytes.put(raw[i]);
      }
    }
    return StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
  }
}
