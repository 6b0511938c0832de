package io.sluice.embeddings;

import io.sluice.text.Vocabulary;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/** Lists of words as vocabularies of a model file; a list may be empty. */
public final class SavedWords {
  private SavedWords() {}

  /** The text of a list of different words. */
  public static String write(List<String> words) {
    if (words.isEmpty()) {
      return "";
    }
    StringWriter text = new StringWriter();
    try {
      Vocabulary.of(words).write(text);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return text.toString();
  }

  static List<String> read(String text, String name) {
    if (text.isEmpty()) {
      return List.of();
    }
    try {
      return Vocabulary.readSymbols(new StringReader(text), name);
    } catch (IOException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }
}
