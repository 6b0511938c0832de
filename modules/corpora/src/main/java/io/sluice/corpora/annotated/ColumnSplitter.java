package io.sluice.corpora.annotated;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Divides lines into columns and keeps one copy of texts that come again and again. */
final class ColumnSplitter {
  private static final int MOST_KEPT = 20_000;
  private static final int LONGEST_KEPT = 64;

  private final Map<String, String> kept = new HashMap<>();

  /** Between any two tabs; columns may be empty or hold blanks. */
  List<String> atTabs(String line) {
    List<String> columns = new ArrayList<>();
    int from = 0;
    for (int tab = line.indexOf('\t'); tab >= 0; tab = line.indexOf('\t', from)) {
      columns.add(pooled(line.substring(from, tab)));
      from = tab + 1;
    }
    columns.add(pooled(line.substring(from)));
    return columns;
  }

  /** At any number of blanks and tabs; those at the ends do not count. */
  List<String> atBlanks(String line) {
    List<String> columns = new ArrayList<>();
    int i = 0;
    while (i < line.length()) {
      int from = i;
      while (i < line.length() && !isBlank(line.charAt(i))) {
        i++;
      }
      if (i > from) {
        columns.add(pooled(line.substring(from, i)));
      }
      i++;
    }
    return columns;
  }

  /** Only blanks and tabs divide columns; all other white space belongs to the token. */
  static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  /** Whether there is nothing but blanks and tabs. */
  static boolean isBlank(String line) {
    for (int i = 0; i < line.length(); i++) {
      if (!isBlank(line.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private String pooled(String text) {
    if (text.length() > LONGEST_KEPT) {
      return text;
    }
    String known = kept.get(text);
    if (known == null) {
      if (kept.size() < MOST_KEPT) {
        kept.put(text, text);
      }
      return text;
    }
    return known;
  }
}
