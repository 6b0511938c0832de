package io.sluice.text;

import java.util.Set;

/**
 * Puts tokenized words together as running text, deciding the white space before each word from the
 * words before it only, so that text can be shown while it is generated.
 *
 * <p>Knows English contractions ({@code do n't}, {@code it 's}), punctuation, brackets, currency
 * signs before a number, and quotes that open and close alternately within a sentence. {@code
 * <eos>} starts a new line; other words, {@code <unk>} among them, are shown as they are. For one
 * text and one thread.
 */
public final class Detokenizer {
  private static final Set<String> ATTACH_LEFT =
      Set.of(
          ",", ".", ";", ":", "!", "?", "%", ")", "]", "}", "-RRB-", "-RSB-", "-RCB-", "”", "’",
          "»", "…", "...", "''", "?!", "!!", "n't", "n’t", "'s", "'re", "'ve", "'ll", "'d", "'m",
          "’s", "’re", "’ve", "’ll", "’d", "’m", "'S", "N'T", "'LL", "'RE", "'VE", "'D", "'M", "/");
  private static final Set<String> ATTACH_RIGHT =
      Set.of("(", "[", "{", "-LRB-", "-LSB-", "-LCB-", "``", "“", "‘", "«", "¿", "¡", "/");

  /** Those beside the signs of a single character; the Penn Treebank writes # for pounds. */
  private static final Set<String> CURRENCY = Set.of("#", "us$", "c$", "a$");

  private String previous = "";
  private boolean joinNext = true;
  private boolean doubleQuoteOpen;
  private boolean singleQuoteOpen;

  /** The text of the next word with the white space before it. */
  String append(String word) {
    if (word.equals(Vocabulary.END_OF_SENTENCE)) {
      startSentence();
      return "\n";
    }
    return spaced(word) ? " " + shown(word) : shown(word);
  }

  /** Takes the next word; tells whether white space stands before it, not so before the first. */
  public boolean spaced(String word) {
    boolean opens = false;
    boolean closes = false;
    if (word.equals("\"")) {
      opens = !doubleQuoteOpen;
      closes = doubleQuoteOpen;
      doubleQuoteOpen = opens;
    } else if (word.equals("'")) {
      closes = singleQuoteOpen || previous.endsWith("s");
      opens = !closes;
      singleQuoteOpen = opens;
    }
    boolean join = joinNext || closes || ATTACH_LEFT.contains(word) || isAmount(word);
    joinNext = opens || ATTACH_RIGHT.contains(word);
    previous = word;
    return !join;
  }

  private void startSentence() {
    previous = "";
    joinNext = true;
    doubleQuoteOpen = false;
    singleQuoteOpen = false;
  }

  /** Whether {@code word} is the number after a currency sign; PTB writes numbers as N. */
  private boolean isAmount(String word) {
    return isCurrency(previous)
        && !word.isEmpty()
        && (word.equals("N") || Character.isDigit(word.charAt(0)));
  }

  private static boolean isCurrency(String word) {
    return CURRENCY.contains(word)
        || word.length() == 1 && Character.getType(word.charAt(0)) == Character.CURRENCY_SYMBOL;
  }

  /** A word as running text has it: brackets and quotes of the Penn Treebank become those. */
  public static String shown(String word) {
    return switch (word) {
      case "``", "''" -> "\"";
      case "-LRB-" -> "(";
      case "-RRB-" -> ")";
      case "-LSB-" -> "[";
      case "-RSB-" -> "]";
      case "-LCB-" -> "{";
      case "-RCB-" -> "}";
      default -> word;
    };
  }
}
