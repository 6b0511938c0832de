package io.sluice.tagging.evaluation;

/** Ways in which a predicted span is wrong. */
public enum ErrorKind {
  /** The right label, other boundaries that overlap the right ones. */
  BOUNDARY("boundary"),
  /** The right boundaries, another label. */
  TYPE("type"),
  /** Overlapping boundaries and another label. */
  BOUNDARY_AND_TYPE("boundary and type"),
  /** In the data, with no predicted span left that overlaps it. */
  MISSED("missed"),
  /** Predicted, with no span of the data left that overlaps it. */
  SPURIOUS("spurious");

  private final String label;

  ErrorKind(String label) {
    this.label = label;
  }

  /** Name in reports. */
  public String label() {
    return label;
  }
}
