package io.sluice.cli;

import io.sluice.corpora.annotated.ConlluFormat;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * The line with which a CoNLL-U file names its columns, as CoNLL-U Plus asks for where there are
 * others than the usual ten.
 */
final class ConlluHeader {
  private static final String HEADER = "# global.columns =";
  private static final String USUAL =
      HEADER + " ID FORM LEMMA UPOS XPOS FEATS HEAD DEPREL DEPS MISC";
  private static final int SHOWN = 60;

  private final String added;
  private int expected = columns(USUAL).length;
  private boolean begun;

  /**
   * @param layers that get a column
   * @param probabilities whether they get one more each
   */
  ConlluHeader(List<String> layers, boolean probabilities) {
    this.added = names(layers, probabilities);
  }

  /** In a name space of our own. */
  private static String names(List<String> layers, boolean probabilities) {
    var names = new StringBuilder();
    for (var layer : layers) {
      names.append(' ').append(ConlluFormat.column(layer));
      names.append(probabilities ? " " + ConlluLabels.probability(layer) : "");
    }
    return names.toString();
  }

  private static String[] columns(String header) {
    return header.substring(HEADER.length()).strip().split(" +");
  }

  /** A comment; the one that names columns, which comes before all else, names the new ones too. */
  String comment(String line, TagInput input) throws IOException {
    if (begun || !line.startsWith(HEADER)) {
      return line;
    }
    begun = true;
    requireNewNames(line, input);
    expected = columns(line).length;
    return line + added;
  }

  /** The line itself, before the first line of a file that does not have it. */
  Optional<String> missing() {
    if (begun) {
      return Optional.empty();
    }
    begun = true;
    return Optional.of(USUAL + added);
  }

  private void requireNewNames(String header, TagInput input) throws IOException {
    var present = List.of(header.split(" "));
    for (var name : added.strip().split(" ")) {
      if (present.contains(name)) {
        throw new IOException(
            "%s:%d: there is a column %s already; take it out, or tag the file without it"
                .formatted(input.name(), input.line(), name));
      }
    }
  }

  /** Refuses a line that has not all columns: the new ones would stand in the place of others. */
  void requireColumns(String line, TagInput input) throws IOException {
    var found = line.split("\t", -1).length;
    if (found != expected) {
      throw new IOException(
          "%s:%d: expected %d columns with tabs between them, as CoNLL-U has them, found %d: \"%s\""
              .formatted(
                  input.name(),
                  input.line(),
                  expected,
                  found,
                  line.codePointCount(0, line.length()) > SHOWN
                      ? line.substring(0, line.offsetByCodePoints(0, SHOWN)) + "…"
                      : line));
    }
  }
}
