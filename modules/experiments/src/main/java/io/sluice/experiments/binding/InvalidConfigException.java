package io.sluice.experiments.binding;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A configuration was refused; the message lists every problem, one a line. */
public final class InvalidConfigException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  /** Refuses with at least one problem. */
  public InvalidConfigException(List<Problem> problems) {
    super(sorted(problems).map(Problem::toString).collect(Collectors.joining("\n")));
    this.problems = sorted(problems).toList();
  }

  private static Stream<Problem> sorted(List<Problem> problems) {
    return problems.stream().sorted(Comparator.comparing(Problem::where));
  }

  /** All problems, in the order of the file, then those of overrides. */
  public List<Problem> problems() {
    return problems;
  }
}
