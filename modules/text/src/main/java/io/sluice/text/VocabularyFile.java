package io.sluice.text;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The text form of a vocabulary, JSON Lines: every line is one JSON value, so any code point
 * survives, spaces are visible, and other languages read it with their JSON parser.
 *
 * <pre>
 * {"format":"sluice-vocabulary","version":1,"size":3,"unknown":0}
 * "\ufffd"
 * " "
 * "\n"
 * </pre>
 *
 * <p>{@code unknown} is left out if there is no unknown symbol. Line ends are {@code \n}.
 */
final class VocabularyFile {
  private static final Pattern HEADER =
      Pattern.compile(
          "\\{\"format\":\"sluice-vocabulary\",\"version\":(\\d{1,9}),\"size\":(\\d{1,9})"
              + "(?:,\"unknown\":(\\d{1,9}))?}");
  private static final int VERSION = 1;

  /** Every UTF-16 unit of a symbol may take six to escape, and there are the quotes. */
  private static final int LONGEST_LINE = 6 * Vocabulary.LONGEST_SYMBOL + 2;

  private VocabularyFile() {}

  static void write(Vocabulary vocabulary, Writer target) throws IOException {
    target.write("{\"format\":\"sluice-vocabulary\",\"version\":" + VERSION);
    target.write(",\"size\":" + vocabulary.size());
    if (vocabulary.unknown().isPresent()) {
      target.write(",\"unknown\":" + vocabulary.unknown().getAsInt());
    }
    target.write("}\n");
    for (String symbol : vocabulary.symbols()) {
      target.write(JsonLine.quote(symbol));
      target.write('\n');
    }
  }

  static Vocabulary read(Reader source, String name) throws IOException {
    CodePointReader reader = new CodePointReader(source);
    Matcher header = HEADER.matcher(line(reader, name, 1));
    if (!header.matches()) {
      throw new VocabularyFormatException(
          name,
          1,
          "expected {\"format\":\"sluice-vocabulary\",\"version\":1,\"size\":…}; this is not a"
              + " vocabulary file");
    }
    int version = Integer.parseInt(header.group(1));
    if (version != VERSION) {
      throw new VocabularyFormatException(
          name, 1, "version " + version + " is not known, expected " + VERSION);
    }
    int size = Integer.parseInt(header.group(2));
    if (size < 1 || size > Vocabulary.MAXIMUM_SIZE) {
      throw new VocabularyFormatException(
          name, 1, "size must be in 1.." + Vocabulary.MAXIMUM_SIZE + ", was " + size);
    }
    List<String> symbols = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      symbols.add(symbol(reader, name, i + 2L));
    }
    if (reader.read() != CodePointReader.END) {
      throw new VocabularyFormatException(
          name, size + 2L, "expected the end after " + size + " symbols, found more");
    }
    return vocabulary(symbols, header.group(3), name);
  }

  private static Vocabulary vocabulary(List<String> symbols, @Nullable String unknown, String name)
      throws VocabularyFormatException {
    try {
      if (unknown == null) {
        return Vocabulary.of(symbols);
      }
      int id = Integer.parseInt(unknown);
      if (id >= symbols.size()) {
        throw new IllegalArgumentException(
            "unknown symbol " + id + " is outside 0.." + (symbols.size() - 1));
      }
      return Vocabulary.of(symbols, symbols.get(id));
    } catch (IllegalArgumentException e) {
      throw new VocabularyFormatException(name, 1, String.valueOf(e.getMessage()));
    }
  }

  private static String symbol(CodePointReader reader, String name, long number)
      throws IOException {
    String line = line(reader, name, number);
    try {
      return JsonLine.unquote(line);
    } catch (IllegalArgumentException e) {
      throw new VocabularyFormatException(name, number, String.valueOf(e.getMessage()));
    }
  }

  private static String line(CodePointReader reader, String name, long number) throws IOException {
    StringBuilder line = new StringBuilder();
    int c = reader.read();
    while (c != '\n') {
      if (c == CodePointReader.END) {
        throw new VocabularyFormatException(name, number, "the file ends early");
      }
      line.appendCodePoint(c);
      if (line.length() > LONGEST_LINE) {
        throw new VocabularyFormatException(
            name, number, "longer than " + LONGEST_LINE + " characters");
      }
      c = reader.read();
    }
    return line.toString();
  }
}
