package io.sluice.experiments;

import io.sluice.tagging.evaluation.Comparison;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Chooses the sentences that a report shows. */
final class ReportedSentences {
  private static final int SHOWN = 60;
  private static final int LONGEST = 60;

  private ReportedSentences() {}

  /**
   * Sentences spread over the whole: half of them with mistakes, if there are so many, the others
   * with something right; those that hold nothing to see are left out.
   */
  static List<Comparison> choose(List<Comparison> all) {
    var wrong = new ArrayList<Comparison>();
    var right = new ArrayList<Comparison>();
    for (var comparison : all) {
      if (comparison.sentence().size() > LONGEST) {
        continue;
      }
      if (comparison.hasMistakes()) {
        wrong.add(comparison);
      } else if (comparison.gold().stream().anyMatch(ReportedSentences::isSeen)) {
        right.add(comparison);
      }
    }
    var chosen = new ArrayList<>(spread(wrong, SHOWN / 2));
    chosen.addAll(spread(right, SHOWN - chosen.size()));
    chosen.sort(Comparator.comparingInt(all::indexOf));
    return chosen;
  }

  private static boolean isSeen(String label) {
    return !label.equals("O") && !label.equals(Comparison.UNKNOWN);
  }

  private static List<Comparison> spread(List<Comparison> from, int most) {
    if (from.size() <= most) {
      return from;
    }
    var chosen = new ArrayList<Comparison>();
    for (var i = 0; i < most; i++) {
      chosen.add(from.get((int) ((long) i * from.size() / most)));
    }
    return chosen;
  }
}
