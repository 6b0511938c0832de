package io.sluice.catalog;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;

/** Collects what is wrong with a card. */
final class CardProblems {
  private record Problem(int line, int column, String text) {}

  private final String file;
  private final List<Problem> problems = new ArrayList<>();

  CardProblems(String file) {
    this.file = file;
  }

  void add(Node node, String text) {
    add(node.getStartMark(), text);
  }

  void add(Optional<Mark> mark, String text) {
    problems.add(
        new Problem(
            mark.map(Mark::getLine).orElse(0) + 1, mark.map(Mark::getColumn).orElse(0) + 1, text));
  }

  /** What {@code maker} makes, unless it refuses: then the refusal is a problem at {@code node}. */
  <T> Optional<T> attempt(Node node, Supplier<T> maker) {
    int before = problems.size();
    try {
      T made = maker.get();
      return problems.size() == before ? Optional.of(made) : Optional.empty();
    } catch (IllegalArgumentException e) {
      if (problems.size() == before) {
        add(node, String.valueOf(e.getMessage()));
      }
      return Optional.empty();
    }
  }

  boolean isEmpty() {
    return problems.isEmpty();
  }

  InvalidCardException exception() {
    return new InvalidCardException(
        problems.stream()
            .sorted(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column))
            .map(p -> file + ":" + p.line() + ":" + p.column() + ": " + p.text())
            .distinct()
            .toList());
  }
}
