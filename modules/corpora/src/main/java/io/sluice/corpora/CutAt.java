package io.sluice.corpora;

/** Where a text may be cut into training and validation parts. */
public enum CutAt {
  /** Exactly at the fraction, between any two characters. */
  CHARACTER,
  /** Behind the first line end at or after the fraction, so that no sentence is torn. */
  LINE
}
