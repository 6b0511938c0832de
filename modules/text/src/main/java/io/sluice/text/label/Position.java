package io.sluice.text.label;

/** Where in a chunk a token stands, as the letter before the hyphen says. */
enum Position {
  OUTSIDE('O'),
  BEGIN('B'),
  INSIDE('I'),
  END('E'),
  SINGLE('S');

  private final char letter;

  Position(char letter) {
    this.letter = letter;
  }

  char letter() {
    return letter;
  }

  /** Whether a chunk may go on after this one in IOBES. */
  boolean isOpen() {
    return this == BEGIN || this == INSIDE;
  }

  /** Whether this one goes on with a chunk in IOBES. */
  boolean continues() {
    return this == INSIDE || this == END;
  }
}
