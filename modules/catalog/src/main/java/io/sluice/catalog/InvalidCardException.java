package io.sluice.catalog;

import java.util.List;

/** A corpus card breaks the rules; all problems are listed, each with file, line and column. */
public final class InvalidCardException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /** One line each. */
  private final List<String> problems;

  InvalidCardException(List<String> problems) {
    super(String.join("\n", problems));
    this.problems = List.copyOf(problems);
  }

  /** The problems in the order of the file, each {@code file:line:column: what}. */
  public List<String> problems() {
    return problems;
  }
}
