package io.sluice.model;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which entries a model file may have. Anything else, every path trick included, is refused. */
final class EntryNames {
  static final String MANIFEST = "manifest.json";
  static final String WEIGHTS = "weights.safetensors";
  static final String CARD = "README.md";

  private static final Pattern VOCABULARY_NAME = Pattern.compile("[a-z0-9][a-z0-9_-]{0,63}");
  private static final Pattern VOCABULARY_ENTRY =
      Pattern.compile("vocabulary/(" + VOCABULARY_NAME + ")\\.txt");

  private EntryNames() {}

  static String vocabularyEntry(String name) {
    if (!VOCABULARY_NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "a vocabulary name must be 1 to 64 of a-z, 0-9, _ and -, was \"" + name + '"');
    }
    return "vocabulary/" + name + ".txt";
  }

  static boolean isVocabulary(String entry) {
    return VOCABULARY_ENTRY.matcher(entry).matches();
  }

  /** The name between {@code vocabulary/} and {@code .txt}. */
  static String vocabularyName(String entry) {
    Matcher matcher = VOCABULARY_ENTRY.matcher(entry);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("no vocabulary entry: " + entry);
    }
    return matcher.group(1);
  }

  /** Whether model files have such an entry. */
  static boolean isKnown(String entry) {
    return entry.equals(MANIFEST)
        || entry.equals(WEIGHTS)
        || entry.equals(CARD)
        || isVocabulary(entry);
  }

  /** Refuses an entry that no model file has, and says why. */
  static void check(String file, String entry) {
    if (!isKnown(entry)) {
      String what =
          entry.contains("..")
                  || entry.contains("\\")
                  || entry.contains(":")
                  || entry.startsWith("/")
              ? "entry name that leads elsewhere"
              : "entry name";
      throw new ModelFormatException(
          file,
          what,
          entry,
          "manifest.json, weights.safetensors, README.md or vocabulary/<a-z0-9_->.txt",
          "do not use this file unless you know who changed it");
    }
  }
}
