package io.sluice.experiments.binding;

import java.util.List;
import java.util.stream.Collectors;

/** A configuration was refused; the message lists every problem, one a line. */
public final class InvalidConfigException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  /** Refuses with at least one problem. */
  public InvalidConfigException(List<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** All problems, in the order of the file. */
  public List<Problem> problems() {
    return problems;
  }
}
