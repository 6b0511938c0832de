package io.sluice.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Splits what stands between white space in ordinary prose into words and punctuation marks, in the
 * manner of the Penn Treebank but leaving the characters as they are. Everything in the chunk ends
 * up in exactly one word: put together again, they are the chunk.
 */
final class WordSplitter {
  /** Marks that stand alone wherever they occur; two or more dots or hyphens stay together. */
  private static final Pattern MARK =
      Pattern.compile("\\.{2,}|-{2,}|[—–…\"“”«»()\\[\\]{}?!;¿¡]|[,:](?!\\d)");

  /** Specials like {@code <unk>} stay whole. */
  private static final Pattern SPECIAL = Pattern.compile("<[a-z]{1,16}>");

  private static final Pattern CONTRACTION =
      Pattern.compile("(?iu)(n['’]t|['’](?:s|re|ve|ll|d|m))$");
  private static final Pattern DOTTED = Pattern.compile("(?:\\p{L}\\.)+");
  private static final Set<String> ABBREVIATIONS =
      Set.of(
          "mr.", "mrs.", "ms.", "dr.", "st.", "prof.", "rev.", "hon.", "capt.", "col.", "gen.",
          "sen.", "rep.", "jr.", "sr.", "inc.", "corp.", "co.", "ltd.", "vs.", "etc.", "no.");

  private WordSplitter() {}

  static List<String> split(String chunk) {
    if (SPECIAL.matcher(chunk).matches()) {
      return List.of(chunk);
    }
    List<String> words = new ArrayList<>();
    Matcher mark = MARK.matcher(chunk);
    int from = 0;
    while (mark.find()) {
      splitPlain(chunk.substring(from, mark.start()), words);
      words.add(mark.group());
      from = mark.end();
    }
    splitPlain(chunk.substring(from), words);
    return words;
  }

  /** Splits single quotes at the ends, a full stop and a contraction off a word. */
  private static void splitPlain(String text, List<String> words) {
    String word = text;
    if (word.length() > 1 && isSingleQuote(word.charAt(0)) && !isShortened(word)) {
      words.add(word.substring(0, 1));
      word = word.substring(1);
    }
    List<String> after = new ArrayList<>();
    boolean changed = true;
    while (changed && word.length() > 1) {
      String end = ending(word);
      changed = !end.isEmpty();
      if (changed) {
        after.add(0, end);
        word = word.substring(0, word.length() - end.length());
      }
    }
    if (!word.isEmpty()) {
      words.add(word);
    }
    words.addAll(after);
  }

  private static String ending(String word) {
    char last = word.charAt(word.length() - 1);
    if (isSingleQuote(last) || last == ',' || last == ':' || last == '%') {
      return word.substring(word.length() - 1);
    }
    if (last == '.' && !isAbbreviation(word)) {
      return ".";
    }
    Matcher contraction = CONTRACTION.matcher(word);
    return contraction.find() && contraction.start() > 0 ? contraction.group() : "";
  }

  private static boolean isAbbreviation(String word) {
    return DOTTED.matcher(word).matches() || ABBREVIATIONS.contains(word.toLowerCase(Locale.ROOT));
  }

  /** Words that begin with an apostrophe of their own. */
  private static boolean isShortened(String word) {
    String rest = word.substring(1).toLowerCase(Locale.ROOT);
    return CONTRACTION.matcher(word).matches()
        || Set.of("tis", "twas", "em", "twere", "twill").contains(rest);
  }

  private static boolean isSingleQuote(char c) {
    return c == '\'' || c == '’' || c == '‘';
  }
}
