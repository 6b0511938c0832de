package io.sluice.language.generation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Function;

/**
 * Looks for the likeliest texts by keeping the best {@code width} beginnings at every length.
 * Deterministic: of equal scores, the one that continues the better beginning wins, then the lower
 * symbol. Finished texts compete by
 *
 * <pre>score = log P(text) / ((5 + length) / 6)^lengthPenalty        (Wu et al. 2016, equation 14)
 * </pre>
 *
 * @param width beginnings kept; 1 is greedy
 * @param lengthPenalty 0 favours short texts, about 1 is neutral, more favours long ones
 * @param maximumLength texts of this many symbols are finished
 */
public record BeamSearch(int width, double lengthPenalty, int maximumLength) {
  public BeamSearch {
    if (width < 1 || width > 10_000) {
      throw new IllegalArgumentException("beam width must be in 1..10000, was " + width);
    }
    if (!(lengthPenalty >= 0 && lengthPenalty <= 10)) {
      throw new IllegalArgumentException("length penalty must be in [0, 10], was " + lengthPenalty);
    }
    if (maximumLength < 1) {
      throw new IllegalArgumentException("length must be at least 1, was " + maximumLength);
    }
  }

  private record Beam<S>(S state, int[] symbols, double logProbability) {}

  private record Extension<S>(Beam<S> beam, int rank, int symbol, double logProbability) {
    int[] symbols() {
      int[] longer = Arrays.copyOf(beam.symbols(), beam.symbols().length + 1);
      longer[longer.length - 1] = symbol;
      return longer;
    }
  }

  /**
   * Finds up to {@code width} texts, the best first.
   *
   * @param start state after the prompt
   * @param text what symbols, those after the prompt, read
   * @param ends a text ends where it contains one of these strings, which it keeps
   * @throws IllegalArgumentException if the model gives a probability that is none
   */
  public <S> List<Hypothesis> search(
      NextSymbols<S> model, S start, Function<int[], String> text, List<String> ends) {
    List<Hypothesis> ended = new ArrayList<>();
    List<Beam<S>> beams = List.of(new Beam<>(start, new int[0], 0));
    for (int length = 1; length <= maximumLength && !beams.isEmpty(); length++) {
      List<Extension<S>> continued = new ArrayList<>();
      for (Extension<S> best : extend(model, beams)) {
        if (length == maximumLength || reaches(best, text, ends)) {
          ended.add(hypothesis(best, text));
        } else {
          continued.add(best);
        }
      }
      ended.sort(Comparator.comparingDouble(Hypothesis::score).reversed());
      if (ended.size() >= width) {
        ended.subList(width, ended.size()).clear();
        double worst = ended.get(width - 1).score();
        continued.removeIf(extension -> bound(extension) <= worst);
      }
      beams = step(model, continued);
    }
    return List.copyOf(ended);
  }

  /** Texts are only put together where they can end. */
  private static boolean reaches(
      Extension<?> extension, Function<int[], String> text, List<String> ends) {
    return !ends.isEmpty() && ends.stream().anyMatch(text.apply(extension.symbols())::contains);
  }

  private static <S> List<Beam<S>> step(NextSymbols<S> model, List<Extension<S>> continued) {
    List<S> states =
        model.step(
            continued.stream().map(extension -> extension.beam().state()).toList(),
            continued.stream().mapToInt(Extension::symbol).toArray());
    List<Beam<S>> beams = new ArrayList<>();
    for (int i = 0; i < continued.size(); i++) {
      Extension<S> extension = continued.get(i);
      beams.add(new Beam<>(states.get(i), extension.symbols(), extension.logProbability()));
    }
    return beams;
  }

  private <S> List<Extension<S>> extend(NextSymbols<S> model, List<Beam<S>> beams) {
    Comparator<Extension<S>> order =
        Comparator.comparingDouble((Extension<S> e) -> e.logProbability())
            .reversed()
            .thenComparingInt(Extension::rank)
            .thenComparingInt(Extension::symbol);
    PriorityQueue<Extension<S>> worstFirst = new PriorityQueue<>(order.reversed());
    for (int rank = 0; rank < beams.size(); rank++) {
      Beam<S> beam = beams.get(rank);
      double[] next = model.logProbabilities(beam.state());
      for (int symbol = 0; symbol < next.length; symbol++) {
        double logProbability = beam.logProbability() + next[symbol];
        if (Double.isNaN(logProbability)) {
          throw new IllegalArgumentException(
              "the probability of symbol %d is not a number; the model's weights are damaged"
                  .formatted(symbol));
        }
        Extension<S> worst = worstFirst.peek();
        boolean full = worst != null && worstFirst.size() == width;
        if (logProbability == Double.NEGATIVE_INFINITY
            || (full && logProbability <= worst.logProbability())) {
          continue; // of equal ones the earlier stays
        }
        if (full) {
          worstFirst.remove();
        }
        worstFirst.add(new Extension<>(beam, rank, symbol, logProbability));
      }
    }
    List<Extension<S>> best = new ArrayList<>(worstFirst);
    best.sort(order);
    return best;
  }

  /** The best score any continuation can have: it gets no likelier and at most this long. */
  private double bound(Extension<?> extension) {
    return extension.logProbability() / penalty(maximumLength);
  }

  private Hypothesis hypothesis(Extension<?> extension, Function<int[], String> text) {
    int[] symbols = extension.symbols();
    double logProbability = extension.logProbability();
    double score = logProbability / penalty(symbols.length);
    return new Hypothesis(text.apply(symbols), symbols, logProbability, score);
  }

  private double penalty(int length) {
    return StrictMath.pow((5.0 + length) / 6.0, lengthPenalty);
  }
}
