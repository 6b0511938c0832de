package io.sluice.text.token;

import java.util.Set;

/**
 * Decides which full stops, question and exclamation marks end a sentence. Goes through a text from
 * front to back, once.
 */
final class SentenceEnds {
  /** STerm of the standard; with the first block also what follows ATerm. */
  private static final CodePointSet TERMINATORS =
      CodePointSet.of(
          "21 2E 3F 589 61D-61F 6D4 700-702 7F9 837 839 83D-83E 964-965 104A-104B 1362 1367-1368"
              + " 166E 1735-1736 1803 1809 1944-1945 1AA8-1AAB 1B5A-1B5B 1B5E-1B5F 1B7D-1B7E"
              + " 1C3B-1C3C 1C7E-1C7F 2024 2026 203C-203D 2047-2049 2E2E 2E3C 2E53-2E54 3002"
              + " A4FF A60E-A60F A6F3 A6F7 A876-A877 A8CE-A8CF A92F A9C8-A9C9 AA5D-AA5F"
              + " AAF0-AAF1 ABEB FE52 FE56-FE57 FF01 FF0E FF1F FF61 10A56-10A57 10F55-10F59"
              + " 11047-11048 110BE-110C1 11141-11143 111C5-111C6 11238-11239 1144B-1144C"
              + " 115C2-115C3 11641-11642 16A6E-16A6F 16AF5 16B37-16B38 1BC9F 1DA88");

  /** Words that often start a sentence and seldom stand in a name. */
  private static final Set<String> STARTERS =
      Set.of(
          "The",
          "This",
          "That",
          "These",
          "Those",
          "He",
          "She",
          "It",
          "We",
          "They",
          "You",
          "I",
          "In",
          "On",
          "At",
          "But",
          "And",
          "However",
          "If",
          "When",
          "While",
          "As",
          "For",
          "A",
          "An",
          "There",
          "After",
          "Before",
          "His",
          "Her",
          "Its",
          "Our",
          "Their",
          "My",
          "What",
          "Who",
          "Why",
          "How",
          "Where",
          "Since",
          "Although",
          "Meanwhile",
          "Some",
          "Many",
          "Most",
          "Both",
          "No",
          "Not",
          "So",
          "Then",
          "Now",
          "Also",
          "Yes",
          "To",
          "By",
          "With",
          "From",
          "Or",
          "Here",
          "Please",
          "Let",
          "Is",
          "Are",
          "Do",
          "Does",
          "Did",
          "Was",
          "Were",
          "Have",
          "Has");

  private static final int LONGEST_WORD = 24;
  private static final int LONGEST_UNKNOWN = 3;
  private static final int MOST_OPENERS = 8;

  private final String text;
  private int quotesFrom;
  private int quotesTo;
  private int quotes;

  SentenceEnds(String text) {
    this.text = text;
  }

  static boolean isTerminator(String text, int at) {
    char c = text.charAt(at);
    if (c < 0x80) {
      return c == '.' || c == '!' || c == '?';
    }
    return TERMINATORS.contains(text.codePointAt(at));
  }

  /**
   * The offset after this terminator, all that follow it, and what closes after them; also what
   * closes a blank away, as in text whose tokens have blanks between them.
   */
  int afterTerminator(int start, int from) {
    int at = from;
    while (at < text.length() && (isTerminator(text, at) || isExtender(at))) {
      at += Character.charCount(text.codePointAt(at));
    }
    while (at < text.length() && (isCloser(text.charAt(at)) || isExtender(at))) {
      at += Character.charCount(text.codePointAt(at));
    }
    int apart = Blanks.skip(text, at, Math.min(text.length(), at + 2));
    return apart == at + 1 && closesAlone(start, apart) ? endOfMark(apart) : at;
  }

  /** Whether a mark between blanks closes what the sentence opened. */
  private boolean closesAlone(int start, int at) {
    if (at == text.length() || !isCloser(text.charAt(at))) {
      return false;
    }
    int to = endOfMark(at);
    if (to < text.length() && !Blanks.isBlank(text.charAt(to))) {
      return false;
    }
    char c = text.charAt(at);
    if (c == '\'') {
      return to > at + 1;
    }
    boolean lastOfLine = to == text.length() || lineEnds(text, to, to + 1) > 0;
    return c != '"' || lastOfLine || quotes(start, at) % 2 == 1;
  }

  /** Quotation marks of a sentence so far: each is counted once, whoever asks how often. */
  private int quotes(int start, int end) {
    if (start != quotesFrom) {
      quotesFrom = start;
      quotesTo = start;
      quotes = 0;
    }
    for (; quotesTo < end; quotesTo++) {
      quotes += text.charAt(quotesTo) == '"' ? 1 : 0;
    }
    return quotes;
  }

  private int endOfMark(int at) {
    return at + 1 < text.length() && text.charAt(at) == '\'' && text.charAt(at + 1) == '\''
        ? at + 2
        : at + 1;
  }

  /**
   * Whether a sentence ends here.
   *
   * @param start of the sentence
   * @param from its first terminator
   * @param to after the terminators and what closes after them
   */
  boolean isEnd(int start, int from, int to) {
    int next = Blanks.skip(text, to, text.length());
    if (next == text.length() || isParagraphBreak(text, to, next)) {
      return true;
    }
    char last = text.charAt(from);
    if (next == to) {
      return last >= 0x589 && last != '…' && last != '․' && !isCloser(text.charAt(next));
    }
    int word = skipOpeners(next);
    int c = text.codePointAt(word);
    if (",;:".indexOf(text.charAt(next)) >= 0) {
      return false;
    }
    boolean stop = last == '.' || last == '…' || last == '․' || last == '．' || last == '﹒';
    if (Character.isLowerCase(c)) {
      return stop ? to == from + 1 && isPlainWord(start, from) : !isCloser(text.charAt(to - 1));
    }
    boolean single = last == '.' && !isTerminator(text, from + 1);
    return !single || !isAbbreviation(start, from, word);
  }

  private boolean isAbbreviation(int start, int dot, int next) {
    String word = wordBefore(start, dot);
    if (word.isEmpty()) {
      return false;
    }
    boolean number = Character.isDigit(text.codePointAt(next));
    if (dot - word.length() == start && (isNumber(word) || word.length() == 1 && number)) {
      return true; // "1. First things"
    }
    if (Abbreviations.goesOn(word) && !word.equals("v")) {
      return true;
    }
    boolean initial =
        word.length() == 1 && Character.isUpperCase(word.charAt(0)) || word.indexOf('.') > 0;
    if (number) {
      return initial || Abbreviations.goesOnToNumber(word) || Abbreviations.mayGoOn(word);
    }
    return (initial || Abbreviations.mayGoOn(word)) && !startsSentence(next);
  }

  /** A word too long to be shortened: after it, a full stop ends a sentence in careless text. */
  private boolean isPlainWord(int start, int dot) {
    String word = wordBefore(start, dot);
    return word.length() > LONGEST_UNKNOWN
        && word.indexOf('.') < 0
        && !Abbreviations.goesOn(word)
        && !Abbreviations.mayGoOn(word);
  }

  private String wordBefore(int start, int dot) {
    int from = dot;
    while (from > start && dot - from < LONGEST_WORD && isWordChar(text.charAt(from - 1))) {
      from--;
    }
    return text.substring(from, dot);
  }

  private boolean startsSentence(int from) {
    int to = from;
    while (to < text.length() && to - from < 12 && Character.isLetter(text.charAt(to))) {
      to++;
    }
    boolean initial = to - from == 1 && to < text.length() && text.charAt(to) == '.';
    return !initial && STARTERS.contains(text.substring(from, to));
  }

  private int skipOpeners(int from) {
    int at = from;
    while (at < text.length() - 1 && at - from < MOST_OPENERS && isOpener(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private boolean isExtender(int at) {
    byte kind = WordClass.of(text.codePointAt(at));
    return (kind == WordClass.EXTEND || kind == WordClass.JOINER)
        && !Blanks.isBlank(text.charAt(at));
  }

  private static boolean isWordChar(char c) {
    return Character.isLetterOrDigit(c) || c == '.' || c == '-' || c == '\'' || c == '’';
  }

  private static boolean isNumber(String word) {
    return word.length() <= 3 && word.chars().allMatch(Character::isDigit);
  }

  private static boolean isCloser(char c) {
    return switch (Character.getType(c)) {
      case Character.END_PUNCTUATION,
          Character.FINAL_QUOTE_PUNCTUATION,
          Character.INITIAL_QUOTE_PUNCTUATION ->
          true;
      default -> c == '"' || c == '\'';
    };
  }

  private static boolean isOpener(char c) {
    return switch (Character.getType(c)) {
      case Character.START_PUNCTUATION,
          Character.INITIAL_QUOTE_PUNCTUATION,
          Character.FINAL_QUOTE_PUNCTUATION,
          Character.DASH_PUNCTUATION ->
          true;
      default -> "\"'`¿¡*•".indexOf(c) >= 0;
    };
  }

  /** Whether white space ends a paragraph: two line ends, or a mark that says so. */
  static boolean isParagraphBreak(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (c == '\f' || c == '\u2029') {
        return true;
      }
    }
    return lineEnds(text, from, to) > 1;
  }

  /** The number of line ends in white space. */
  static int lineEnds(String text, int from, int to) {
    int count = 0;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      boolean second = c == '\n' && i > from && text.charAt(i - 1) == '\r';
      if (!second && (c == '\n' || c == '\r' || c == 0x85 || c == '\u2028' || c == '\u2029')) {
        count++;
      }
    }
    return count;
  }
}
