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
    Contents contents = contents(source, name);
    return vocabulary(contents.symbols(), contents.unknown(), name);
  }

  static List<String> symbols(Reader source, String name) throws IOException {
    List<String> symbols = contents(source, name).symbols();
    try {
      Vocabulary.checkLengths(symbols);
    } catch (IllegalArgumentException e) {
      throw new VocabularyFormatException(name, 1, String.valueOf(e.getMessage()));
    }
    return symbols;
  }

  /** Symbols as they stand in a file, perhaps one of them twice. */
  private record Contents(List<String> symbols, @Nullable String unknown) {}

  private static Contents contents(Reader source, String name) throws IOException {
    Lines lines = new Lines(source, name);
    Matcher header = HEADER.matcher(lines.next());
    if (!header.matches()) {
      throw lines.refusal(
          "expected {\"format\":\"sluice-vocabulary\",\"version\":1,\"size\":…}; this is not a"
              + " vocabulary file");
    }
    int version = Integer.parseInt(header.group(1));
    if (version != VERSION) {
      throw lines.refusal("version " + version + " is not known, expected " + VERSION);
    }
    int size = Integer.parseInt(header.group(2));
    if (size < 1 || size > Vocabulary.MAXIMUM_SIZE) {
      throw lines.refusal("size must be in 1.." + Vocabulary.MAXIMUM_SIZE + ", was " + size);
    }
    List<String> symbols = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      symbols.add(symbol(lines));
    }
    if (lines.more()) {
      throw new VocabularyFormatException(
          name, size + 2L, "expected the end after " + size + " symbols, found more");
    }
    return new Contents(List.copyOf(symbols), header.group(3));
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

  private static String symbol(Lines lines) throws IOException {
    String line = lines.next();
    try {
      return JsonLine.unquote(line);
    } catch (IllegalArgumentException e) {
      throw lines.refusal(String.valueOf(e.getMessage()));
    }
  }

  /** Lines of bounded length that all end with {@code \n}. */
  private static final class Lines {
    private final Reader reader;
    private final String name;
    private final char[] buffer = new char[8192];
    private int next;
    private int limit;
    private long number;

    Lines(Reader reader, String name) {
      this.reader = reader;
      this.name = name;
    }

    /** Whether there is at least one more character. */
    boolean more() throws IOException {
      if (next < limit) {
        return true;
      }
      next = 0;
      do {
        limit = reader.read(buffer, 0, buffer.length);
      } while (limit == 0);
      limit = Math.max(0, limit);
      return limit > 0;
    }

    String next() throws IOException {
      number++;
      StringBuilder begun = new StringBuilder();
      while (more()) {
        int end = next;
        while (end < limit && buffer[end] != '\n') {
          end++;
        }
        if (begun.length() + end - next > LONGEST_LINE) {
          throw refusal("longer than " + LONGEST_LINE + " characters");
        }
        int from = next;
        next = end;
        if (end < limit) {
          next++;
          String rest = new String(buffer, from, end - from);
          return begun.length() == 0 ? rest : begun.append(rest).toString();
        }
        begun.append(buffer, from, end - from);
      }
      throw refusal("the file ends early");
    }

    VocabularyFormatException refusal(String problem) {
      return new VocabularyFormatException(name, number, problem);
    }
  }
}
