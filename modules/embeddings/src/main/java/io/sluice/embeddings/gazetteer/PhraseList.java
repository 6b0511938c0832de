package io.sluice.embeddings.gazetteer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Phrases of one sort, such as cities.
 *
 * @param name for messages and people
 * @param phrases with blanks or without; none is empty
 */
public record PhraseList(String name, List<String> phrases) {
  /** Longer phrases, without their blanks, are refused. */
  static final int LONGEST = 256;

  public PhraseList {
    phrases = List.copyOf(phrases);
    for (String phrase : phrases) {
      int length = withoutBlanks(phrase).length();
      if (length < 1 || length > LONGEST) {
        throw new IllegalArgumentException(
            "phrases of %s must have between 1 and %d characters, \"%s\" has %d"
                .formatted(name, LONGEST, shown(phrase), length));
      }
    }
  }

  /**
   * Reads a file with one phrase a line, in UTF-8. Empty lines are passed over.
   *
   * @throws IOException if a line is not UTF-8 or too long, naming it
   */
  public static PhraseList read(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    Set<String> phrases = new LinkedHashSet<>();
    int line = 1;
    for (int from = 0; from < bytes.length; line++) {
      int end = from;
      while (end < bytes.length && bytes[end] != '\n') {
        end++;
      }
      String phrase = decode(bytes, from, end, file + ":" + line).strip();
      if (withoutBlanks(phrase).length() > LONGEST) {
        throw new IOException(
            "%s:%d: expected a phrase of at most %d characters, found \"%s\""
                .formatted(file, line, LONGEST, shown(phrase)));
      }
      if (!withoutBlanks(phrase).isEmpty()) {
        phrases.add(phrase);
      }
      from = end + 1;
    }
    return new PhraseList(String.valueOf(file.getFileName()), new ArrayList<>(phrases));
  }

  private static String decode(byte[] bytes, int from, int end, String where) throws IOException {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes, from, end - from))
          .toString();
    } catch (CharacterCodingException e) {
      throw new IOException(where + ": the line is not UTF-8", e);
    }
  }

  private static String shown(String phrase) {
    return phrase.length() > 40 ? phrase.substring(0, 40) + "…" : phrase;
  }

  static String withoutBlanks(String phrase) {
    StringBuilder out = new StringBuilder(phrase.length());
    phrase
        .codePoints()
        .filter(c -> !Character.isWhitespace(c) && !Character.isSpaceChar(c))
        .forEach(out::appendCodePoint);
    return out.toString();
  }
}
