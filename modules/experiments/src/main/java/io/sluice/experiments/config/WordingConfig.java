package io.sluice.experiments.config;

import io.sluice.experiments.binding.Constraints;
import io.sluice.experiments.binding.Default;
import io.sluice.experiments.binding.Doc;

/** Which words a text consists of. */
@Doc("Which words a text consists of.")
public record WordingConfig(
    @Doc("english splits don't and Anna's as corpora for tagging do.") @Default("standard") Cut cut,
    @Doc("What happens to letters.") @Default("lower") Letters letters,
    @Doc("With zero, every digit becomes 0, so that 1987 and 1993 share a vector.") @Default("keep")
        Digits digits) {
  public WordingConfig {
    Constraints.check(WordingConfig.class, cut, letters, digits);
  }

  /** Where words begin and end. */
  public enum Cut {
    STANDARD,
    ENGLISH
  }

  /** What happens to the letters of words. */
  public enum Letters {
    LOWER,
    KEEP
  }

  /** What happens to the digits of words. */
  public enum Digits {
    KEEP,
    ZERO
  }
}
