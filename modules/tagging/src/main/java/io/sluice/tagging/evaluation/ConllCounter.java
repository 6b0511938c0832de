package io.sluice.tagging.evaluation;

import java.util.List;

/**
 * Counts as {@code conlleval} does (Tjong Kim Sang and Buchholz 2000; the program's rules of 2004),
 * malformed sequences included.
 *
 * <p>A label is a tag, a hyphen and a type; the type begins after the first hyphen and may be
 * missing. A span starts at a token and ends after one by these rules on the tags and types of two
 * neighbours, where before and after a sentence there is an O:
 *
 * <pre>
 * starts   B after B, I or O     I after O or E     E after E or O     [ or ] always
 *          any tag but O and . whose type differs from that before it
 * ends     B or I before B or O     E before E, I or O     [ or ] always
 *          any tag but O and . whose type differs from that after it
 * </pre>
 *
 * <p>A span is right if gold and prediction start it together with one type and the next end of
 * both is at the same token, with one type in between.
 */
final class ConllCounter {
  private static final Label OUTSIDE = new Label("O", "");

  private final CountsByLabel counts = new CountsByLabel();
  private long tokens;
  private long correctTokens;

  /** Whether gold and prediction started a span together and none has ended. */
  private boolean both;

  private record Label(String tag, String type) {
    static Label of(String text) {
      int hyphen = text.indexOf('-');
      return hyphen < 0
          ? new Label(text, "")
          : new Label(text.substring(0, hyphen), text.substring(hyphen + 1));
    }

    boolean is(String tags) {
      return tag.length() == 1 && tags.contains(tag);
    }

    boolean isInside() {
      return !is("O.");
    }
  }

  /** Counts one sentence. */
  void add(List<String> gold, List<String> predicted) {
    Label lastGold = OUTSIDE;
    Label lastPredicted = OUTSIDE;
    for (int i = 0; i <= gold.size(); i++) {
      boolean token = i < gold.size();
      Label nextGold = token ? Label.of(gold.get(i)) : OUTSIDE;
      Label nextPredicted = token ? Label.of(predicted.get(i)) : OUTSIDE;
      if (both) {
        boolean goldEnds = ends(lastGold, nextGold);
        boolean predictedEnds = ends(lastPredicted, nextPredicted);
        if (goldEnds && predictedEnds && lastPredicted.type.equals(lastGold.type)) {
          both = false;
          counts.correct(lastGold.type);
        } else if (goldEnds != predictedEnds || !nextPredicted.type.equals(nextGold.type)) {
          both = false;
        }
      }
      boolean goldStarts = starts(lastGold, nextGold);
      boolean predictedStarts = starts(lastPredicted, nextPredicted);
      if (goldStarts && predictedStarts && nextGold.type.equals(nextPredicted.type)) {
        both = true;
      }
      if (goldStarts) {
        counts.gold(nextGold.type);
      }
      if (predictedStarts) {
        counts.predicted(nextPredicted.type);
      }
      if (token) {
        tokens++;
        correctTokens += nextGold.equals(nextPredicted) ? 1 : 0;
      }
      lastGold = nextGold;
      lastPredicted = nextPredicted;
    }
  }

  private static boolean starts(Label before, Label at) {
    return (at.is("B") && before.is("BIO"))
        || (at.is("I") && before.is("OE"))
        || (at.is("E") && before.is("EO"))
        || at.is("[]")
        || (at.isInside() && !before.type.equals(at.type));
  }

  private static boolean ends(Label at, Label after) {
    return (at.is("BI") && after.is("BO"))
        || (at.is("E") && after.is("EIO"))
        || at.is("[]")
        || (at.isInside() && !at.type.equals(after.type));
  }

  /** The scores so far; a span that no rule has ended ends here. */
  ConllScore score() {
    if (both) {
      counts.correct("");
      both = false;
    }
    return new ConllScore(tokens, correctTokens, counts.overall(), counts.byLabel());
  }
}
