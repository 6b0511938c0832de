package io.sluice.corpora;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the name a user probably meant. */
public final class DidYouMean {
  /** Longer ones are no names; what two of them have in common would take long to find. */
  private static final int LONGEST = 256;

  private DidYouMean() {}

  /**
   * The known name nearest to {@code given}, if it is near at all: two slips in a word, of which
   * there must be more than a letter. Capitals are no slip.
   */
  public static Optional<String> nearest(String given, Collection<String> known) {
    if (given.length() < 2) {
      return Optional.empty();
    }
    String word = lower(given);
    int limit = Math.max(word.length() < 4 ? 1 : 2, Math.min(word.length(), 64) / 3);
    return known.stream()
        .filter(name -> distance(word, lower(name)) <= limit || sharesStart(word, lower(name)))
        .min(
            Comparator.comparingInt((String name) -> distance(word, lower(name)))
                .thenComparing(name -> name));
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private static boolean sharesStart(String a, String b) {
    return a.length() >= 3 && b.length() >= 3 && (a.startsWith(b) || b.startsWith(a));
  }

  /** Levenshtein's distance, in which two neighbours that were swapped are one slip. */
  private static int distance(String a, String b) {
    if (a.length() > 64 || b.length() > LONGEST) {
      return Integer.MAX_VALUE;
    }
    int[][] rows = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        rows[i][j] = i == 0 || j == 0 ? i + j : step(a, i, b, j, rows);
      }
    }
    return rows[a.length()][b.length()];
  }

  private static int step(String a, int i, String b, int j, int[][] rows) {
    int change = rows[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
    int least = Math.min(change, 1 + Math.min(rows[i - 1][j], rows[i][j - 1]));
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(least, rows[i - 2][j - 2] + 1) : least;
  }
}
