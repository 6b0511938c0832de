package io.sluice.tagging.evaluation;

/**
 * A prediction whose outcome is known.
 *
 * @param probability what the tagger gave it
 * @param correct whether it is right
 */
public record Judged(double probability, boolean correct) {
  public Judged {
    if (!(probability >= 0 && probability <= 1)) {
      throw new IllegalArgumentException("a probability must be in [0, 1], was " + probability);
    }
  }
}
