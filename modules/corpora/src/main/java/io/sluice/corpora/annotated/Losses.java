package io.sluice.corpora.annotated;

import io.sluice.text.document.Origin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts what is left out of many lines, by name, and knows where it came first. */
final class Losses {
  private static final int MOST = 1_000;
  private static final String REST = "(of many names)";

  private final Map<String, Loss> losses = new LinkedHashMap<>();

  private record Loss(Origin first, Origin last, long lines) {}

  /** Something of this name is left out of this line. */
  void add(String name, Origin line) {
    String counted = losses.size() < MOST || losses.containsKey(name) ? name : REST;
    losses.merge(
        counted,
        new Loss(line, line, 1),
        (before, now) ->
            before.last().equals(line)
                ? before
                : new Loss(before.first(), line, before.lines() + 1));
  }

  /**
   * One for each name.
   *
   * @param message with {@code %s} for the name
   */
  List<Remark> remarks(String message) {
    List<Remark> remarks = new ArrayList<>();
    losses.forEach(
        (name, loss) ->
            remarks.add(
                new Remark(
                    loss.first(),
                    message.formatted("the field " + Excerpt.of(name))
                        + others(loss.lines() - 1))));
    return remarks;
  }

  private static String others(long lines) {
    return lines == 0 ? "" : ", here and in " + lines + (lines == 1 ? " more line" : " more lines");
  }
}
