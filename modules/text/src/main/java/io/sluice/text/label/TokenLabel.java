package io.sluice.text.label;

/** A label such as {@code B-PER} in its two parts; the type is empty for {@code O}. */
record TokenLabel(Position position, String type) {
  static final TokenLabel OUTSIDE = new TokenLabel(Position.OUTSIDE, "");

  /**
   * Splits at the first hyphen. The letters of BILOU, BMES and BMEWO are read as those of IOBES.
   *
   * @throws IllegalArgumentException if the part before the hyphen is none of the letters
   */
  static TokenLabel parse(String label) {
    boolean typed = label.length() > 1 && label.charAt(1) == '-';
    if (label.length() != 1 && !typed) {
      throw malformed(label);
    }
    String type = typed ? label.substring(2) : "";
    return switch (label.charAt(0)) {
      case 'O' -> OUTSIDE;
      case 'B' -> new TokenLabel(Position.BEGIN, type);
      case 'I', 'M' -> new TokenLabel(Position.INSIDE, type);
      case 'E', 'L' -> new TokenLabel(Position.END, type);
      case 'S', 'U', 'W' -> new TokenLabel(Position.SINGLE, type);
      default -> throw malformed(label);
    };
  }

  /** Whether the tokens of both labels can be of one chunk, as far as the type says. */
  boolean sameType(TokenLabel other) {
    return position != Position.OUTSIDE
        && other.position != Position.OUTSIDE
        && type.equals(other.type);
  }

  private static IllegalArgumentException malformed(String label) {
    return new IllegalArgumentException(
        "label \""
            + label
            + "\" belongs to no label scheme: expected O, or a letter of B I E S"
            + " (also L U M W), a hyphen and a type, like B-PER");
  }

  @Override
  public String toString() {
    return type.isEmpty() ? "" + position.letter() : position.letter() + "-" + type;
  }
}
