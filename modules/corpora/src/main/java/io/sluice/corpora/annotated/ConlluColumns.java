package io.sluice.corpora.annotated;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The columns of a CoNLL-U file: the usual ten, or those that the first line of CoNLL-U Plus names.
 *
 * @param names as in the file
 */
record ConlluColumns(List<String> names) {
  static final String ID = "ID";
  static final String FORM = "FORM";
  static final String MISC = "MISC";
  static final String HEADER = "# global.columns =";

  private static final int MOST = 1000;

  private static final List<String> USUAL_NAMES =
      List.of(ID, FORM, "LEMMA", "UPOS", "XPOS", "FEATS", "HEAD", "DEPREL", "DEPS", MISC);

  static final ConlluColumns USUAL = new ConlluColumns(USUAL_NAMES);

  ConlluColumns {
    names = List.copyOf(names);
    Set<String> layers = new HashSet<>();
    for (String name : names) {
      if (!layers.add(layer(name))) {
        throw new IllegalArgumentException("two columns are called " + name);
      }
    }
    if (!names.contains(ID) || !names.contains(FORM) || names.size() > MOST) {
      throw new IllegalArgumentException(
          "expected at most " + MOST + " columns, ID and FORM among them");
    }
  }

  static ConlluColumns parse(String header) {
    String names = header.substring(HEADER.length()).strip();
    return new ConlluColumns(Arrays.asList(names.split(" +")));
  }

  /** These columns and more behind them. */
  ConlluColumns with(List<String> more) {
    List<String> all = new ArrayList<>(names);
    all.addAll(more);
    return new ConlluColumns(all);
  }

  String header() {
    return HEADER + " " + String.join(" ", names);
  }

  /** The layer for a column: the usual ones are lower case, others as they are. */
  static String layer(String name) {
    return USUAL_NAMES.contains(name) ? name.toLowerCase(Locale.ROOT) : name;
  }

  int index(String name) {
    return names.indexOf(name);
  }

  int size() {
    return names.size();
  }
}
