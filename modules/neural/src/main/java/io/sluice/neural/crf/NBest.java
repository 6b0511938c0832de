package io.sluice.neural.crf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The best paths in order (Soong and Huang 1991): a search from the last position back to the first
 * that always extends the most promising rest of a path. How a rest can best be completed is known
 * exactly from {@link Viterbi}, so that hardly more is extended than ends up in the result.
 */
final class NBest {
  private final Potentials potentials;
  private final double[] emissions;
  private final Viterbi viterbi;
  private final int labels;

  /**
   * The labels of a path from a position on.
   *
   * @param after its score beyond the label at its first position
   * @param bound score of the best path that ends like this
   * @param rest labels of the positions behind, in order
   */
  private record Rest(int position, int label, double after, double bound, List<Rest> rest) {}

  NBest(Potentials potentials, double[] emissions, Viterbi viterbi) {
    this.potentials = potentials;
    this.emissions = emissions;
    this.viterbi = viterbi;
    labels = potentials.labels;
  }

  List<int[]> paths(int count) {
    PriorityQueue<Rest> queue =
        new PriorityQueue<>(
            Comparator.comparingDouble((Rest rest) -> -rest.bound())
                .thenComparingInt(Rest::position)
                .thenComparingInt(Rest::label));
    int last = emissions.length / labels - 1;
    for (int label = 0; label < labels; label++) {
      offer(queue, last, label, potentials.end[label], List.of());
    }
    List<int[]> paths = new ArrayList<>();
    while (paths.size() < count && !queue.isEmpty()) {
      Rest rest = queue.remove();
      if (rest.position() == 0) {
        paths.add(path(rest));
        continue;
      }
      double after = emissions[rest.position() * labels + rest.label()] + rest.after();
      for (int from = 0; from < labels; from++) {
        double transition = potentials.between[from * labels + rest.label()];
        offer(queue, rest.position() - 1, from, transition + after, List.of(rest));
      }
    }
    return paths;
  }

  private void offer(
      PriorityQueue<Rest> queue, int position, int label, double after, List<Rest> rest) {
    double bound = viterbi.best[position * labels + label] + after;
    if (bound > Double.NEGATIVE_INFINITY) {
      queue.add(new Rest(position, label, after, bound, rest));
    }
  }

  private int[] path(Rest first) {
    int[] path = new int[emissions.length / labels];
    path[0] = first.label();
    List<Rest> rest = first.rest();
    while (!rest.isEmpty()) {
      Rest next = rest.get(0);
      path[next.position()] = next.label();
      rest = next.rest();
    }
    return path;
  }
}
