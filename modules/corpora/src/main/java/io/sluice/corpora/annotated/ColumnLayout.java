package io.sluice.corpora.annotated;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the columns of a file hold, from left to right.
 *
 * <p>Reading finds out by itself whether tabs or blanks stand between columns: a file whose first
 * token line has a tab is divided by tabs, one each, any other by blanks and tabs, any number.
 *
 * @param names {@value #WORD} once, for the token; the others name layers of labels
 * @param separator what is written between columns
 * @param commentPrefix lines that begin so are skipped; empty: there are no comments. {@code #}
 *     alone would take words that begin with it for comments
 */
public record ColumnLayout(List<String> names, Separator separator, String commentPrefix) {
  private static final int MOST = 1000;
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.:-]{0,63}");

  /** Name of the column that holds the token. */
  public static final String WORD = "word";

  /** Words, parts of speech, chunks and named entities, as in the shared task of CoNLL 2003. */
  public static final ColumnLayout CONLL2003 =
      of(WORD, "pos", "chunk", "ner").with(Separator.BLANK);

  /** Words, parts of speech and chunks, as in the shared task of CoNLL 2000. */
  public static final ColumnLayout CONLL2000 = of(WORD, "pos", "chunk").with(Separator.BLANK);

  /** What is written between columns. */
  public enum Separator {
    /** A tab; tokens may contain blanks. */
    TAB('\t'),
    /** A blank. */
    BLANK(' ');

    private final char character;

    Separator(char character) {
      this.character = character;
    }

    char character() {
      return character;
    }
  }

  /** Checks the names. */
  public ColumnLayout {
    names = List.copyOf(names);
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      if (!NAME.matcher(name).matches()) {
        throw new IllegalArgumentException(
            "a column name has letters, digits and _ . : - only, was " + Excerpt.of(name));
      }
      if (!seen.add(name)) {
        throw new IllegalArgumentException("two columns have the name " + name + ": " + names);
      }
    }
    if (!seen.contains(WORD) || names.size() > MOST) {
      throw new IllegalArgumentException(
          "expected at most "
              + MOST
              + " columns, one of them "
              + WORD
              + ", such as word,ner; was "
              + Excerpt.of(String.join(",", names)));
    }
    if (commentPrefix.isBlank() != commentPrefix.isEmpty() || commentPrefix.length() > 20) {
      throw new IllegalArgumentException(
          "comments begin with up to 20 characters, not all blank, such as \"# \"; was "
              + Excerpt.of(commentPrefix));
    }
  }

  /** A layout without comments that is written with tabs. */
  public static ColumnLayout of(String... names) {
    return new ColumnLayout(List.of(names), Separator.TAB, "");
  }

  /** A layout from the names between commas or blanks: {@code word,pos,ner}. */
  public static ColumnLayout parse(String names) {
    return of(
        Arrays.stream(names.split("[,\\s]+")).filter(s -> !s.isEmpty()).toArray(String[]::new));
  }

  /** The same columns with another separator. */
  public ColumnLayout with(Separator other) {
    return new ColumnLayout(names, other, commentPrefix);
  }

  /** The same columns in a file with comments. */
  public ColumnLayout withComments(String prefix) {
    return new ColumnLayout(names, separator, prefix);
  }

  /** The same columns and one more behind them. */
  public ColumnLayout withLast(String name) {
    List<String> more = new ArrayList<>(names);
    more.add(name);
    return new ColumnLayout(more, separator, commentPrefix);
  }

  /**
   * The same layout with a column of another name, in place of the one that had it.
   *
   * @param name of the layer
   * @param number of the column, from 1; columns up to it that the layout lacks are called {@code
   *     column5} and so on
   */
  public ColumnLayout withColumn(String name, int number) {
    if (number < 1 || number > MOST) {
      throw new IllegalArgumentException(
          "expected a column number in 1.." + MOST + ", was " + number);
    }
    List<String> renamed = new ArrayList<>(names);
    int before = renamed.indexOf(name);
    if (before >= 0 && before != number - 1) {
      renamed.set(before, "column" + (before + 1));
    }
    while (renamed.size() < number) {
      renamed.add("column" + (renamed.size() + 1));
    }
    renamed.set(number - 1, name);
    return new ColumnLayout(renamed, separator, commentPrefix);
  }

  int size() {
    return names.size();
  }

  int wordColumn() {
    return names.indexOf(WORD);
  }
}
