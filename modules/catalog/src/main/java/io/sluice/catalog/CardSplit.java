package io.sluice.catalog;

import io.sluice.corpora.CutAt;

/** The usual division of a corpus into training and validation part. */
public sealed interface CardSplit {
  /**
   * The first part of all files, one after the other, is for training.
   *
   * @param train share of the characters, more than 0 and less than 1
   * @param cutAt where the text may be cut
   */
  record ByFraction(double train, CutAt cutAt) implements CardSplit {
    /** Checks the share. */
    public ByFraction {
      if (!(train > 0 && train < 1)) {
        throw new IllegalArgumentException("train must be in (0, 1), was " + train);
      }
    }
  }

  /**
   * The first sentences of the only file are for training.
   *
   * @param train share of the sentences, more than 0 and less than 1
   */
  record BySentences(double train) implements CardSplit {
    /** Checks the share. */
    public BySentences {
      if (!(train > 0 && train < 1)) {
        throw new IllegalArgumentException("train must be in (0, 1), was " + train);
      }
    }
  }

  /**
   * One file is for training, another for validation.
   *
   * @param train name of the file
   * @param validation name of the file
   */
  record ByFile(String train, String validation) implements CardSplit {
    /** Checks that they differ. */
    public ByFile {
      if (train.equals(validation)) {
        throw new IllegalArgumentException("train and validation are the same file, " + train);
      }
    }
  }
}
