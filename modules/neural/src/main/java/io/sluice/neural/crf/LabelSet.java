package io.sluice.neural.crf;

import java.util.Arrays;

/** Some of K labels; immutable. What a token may be labelled with, where that is not known. */
public final class LabelSet {
  private final boolean[] members;

  private LabelSet(boolean[] members) {
    this.members = members;
  }

  /** All of so many labels. */
  public static LabelSet all(int labels) {
    return none(labels).complement();
  }

  /** None of so many labels. */
  public static LabelSet none(int labels) {
    if (labels < 1) {
      throw new IllegalArgumentException("there must be labels, were " + labels);
    }
    return new LabelSet(new boolean[labels]);
  }

  /**
   * Some labels out of {@code labels}.
   *
   * @throws IllegalArgumentException if one is not in [0, labels)
   */
  public static LabelSet of(int labels, int... members) {
    LabelSet set = none(labels);
    for (int member : members) {
      if (member < 0 || member >= labels) {
        throw new IllegalArgumentException(
            "label %d is not among the %d labels".formatted(member, labels));
      }
      set.members[member] = true;
    }
    return set;
  }

  /** The labels that are not in this set. */
  public LabelSet complement() {
    boolean[] others = new boolean[members.length];
    for (int label = 0; label < others.length; label++) {
      others[label] = !members[label];
    }
    return new LabelSet(others);
  }

  /** K, the number of labels that the members are chosen from. */
  public int labels() {
    return members.length;
  }

  public boolean contains(int label) {
    return members[label];
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LabelSet set && Arrays.equals(members, set.members);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(members);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("{");
    for (int label = 0; label < members.length; label++) {
      if (members[label]) {
        text.append(text.length() > 1 ? ", " : "").append(label);
      }
    }
    return text.append('}').toString();
  }
}
