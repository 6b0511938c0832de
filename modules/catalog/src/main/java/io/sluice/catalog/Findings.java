package io.sluice.catalog;

import io.sluice.catalog.Finding.Severity;
import io.sluice.corpora.BadBytes;
import io.sluice.corpora.SplitOverlap;
import io.sluice.corpora.TextReport;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/** Judges the numbers of an examination. */
final class Findings {
  private static final double MUCH_OVERLAP = 0.1;
  private static final long LONG_LINE = 100_000;

  private final List<Finding> findings = new ArrayList<>();

  private void add(Severity severity, String format, Object... values) {
    findings.add(new Finding(severity, String.format(Locale.ROOT, format, values)));
  }

  void card(CorpusCard card) {
    for (CorpusFile file : card.files()) {
      if (file.sha256().isEmpty()) {
        add(Severity.WARNING, "the card has no sha256 for %s", file.name());
      }
    }
  }

  void statistics(CorpusStatistics expected, TextReport text) {
    compare("characters", expected.characters(), text.characters());
    compare("lines", expected.lines(), text.lines());
    compare("distinct characters", expected.distinctCharacters(), text.distinctCharacters());
  }

  private void compare(String what, OptionalLong expected, long found) {
    if (expected.isPresent() && expected.getAsLong() != found) {
      add(
          Severity.WARNING,
          "the card says %d %s, but there are %d",
          expected.getAsLong(),
          what,
          found);
    }
  }

  void text(TextReport text) {
    for (BadBytes place : text.firstBadBytes()) {
      add(Severity.ERROR, "%s", place);
    }
    if (text.badSequences() > text.firstBadBytes().size()) {
      long more = text.badSequences() - text.firstBadBytes().size();
      add(Severity.ERROR, "%d more places are not UTF-8; convert the files first", more);
    }
    if (text.characters() == 0) {
      add(Severity.ERROR, "there is no text");
    }
    if (text.replacementCharacters() > 0) {
      add(
          Severity.WARNING,
          "U+FFFD stands %d times in the text: it was damaged by a wrong decoding before",
          text.replacementCharacters());
    }
    if (text.controlCharacters() > 0) {
      add(
          Severity.WARNING,
          "there are %d control characters other than tab and line ends",
          text.controlCharacters());
    }
    if (text.carriageReturns() > 0) {
      add(
          Severity.WARNING,
          "there are %d carriage returns, which a model would learn to write;"
              + " line-ends: unix removes them",
          text.carriageReturns());
    }
    if (text.byteOrderMarks() > 0) {
      add(Severity.NOTE, "%d files begin with a byte order mark", text.byteOrderMarks());
    }
    if (text.longestLine() > LONG_LINE) {
      add(Severity.NOTE, "the longest line has %d characters", text.longestLine());
    }
  }

  void split(SplitOverlap overlap, long train, long validation) {
    if (train == 0 || validation == 0) {
      add(
          Severity.ERROR,
          "training has %d characters and validation %d; neither may be empty",
          train,
          validation);
    }
    if (overlap.shared() > 0) {
      add(
          overlap.share() > MUCH_OVERLAP ? Severity.WARNING : Severity.NOTE,
          "%d of %d longer lines of the validation text stand in the training text too (%.1f %%)",
          overlap.shared(),
          overlap.lines(),
          100 * overlap.share());
    }
  }

  List<Finding> sorted() {
    return sorted(findings);
  }

  /** The worst first. */
  static List<Finding> sorted(List<Finding> findings) {
    return findings.stream().sorted(Comparator.comparing(Finding::severity).reversed()).toList();
  }
}
