package io.sluice.corpora;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How much of the validation text stands, line for line, in the training text too: what a model can
 * know by heart.
 *
 * @param lines different lines of the validation text with at least {@value #SHORTEST} characters
 * @param shared how many of them the training text contains as well
 * @param examples the first few shared lines, shortened
 */
public record SplitOverlap(long lines, long shared, List<String> examples) {
  /** Shorter lines are not compared: speaker names and blank lines repeat in any text. */
  public static final int SHORTEST = 40;

  private static final int EXAMPLES = 3;

  /** Of a larger validation text only this many different lines are compared. */
  private static final int MOST_LINES = 1 << 20;

  /** Copies the list. */
  public SplitOverlap {
    examples = List.copyOf(examples);
  }

  /** Share of the compared lines that training contains as well; 0 if none were compared. */
  public double share() {
    return lines == 0 ? 0 : (double) shared / lines;
  }

  /** Compares the two parts of a corpus; memory is bounded, whatever their size. */
  public static SplitOverlap of(CorpusSplit.Parts parts) throws IOException {
    Map<Long, Boolean> sharedByHash = new HashMap<>();
    try (Reader reader = parts.validation().open()) {
      HashedLines lines = new HashedLines(reader);
      while (lines.next()) {
        if (lines.length() >= SHORTEST && sharedByHash.size() < MOST_LINES) {
          sharedByHash.put(lines.hash(), false);
        }
      }
    }
    List<String> examples = new ArrayList<>();
    long shared = 0;
    try (Reader reader = parts.train().open()) {
      HashedLines lines = new HashedLines(reader);
      while (lines.next()) {
        if (lines.length() >= SHORTEST && sharedByHash.replace(lines.hash(), false, true)) {
          shared++;
          if (examples.size() < EXAMPLES) {
            examples.add(lines.start());
          }
        }
      }
    }
    return new SplitOverlap(sharedByHash.size(), shared, examples);
  }
}
