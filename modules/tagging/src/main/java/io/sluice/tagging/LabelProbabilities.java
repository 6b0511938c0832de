package io.sluice.tagging;

import io.sluice.neural.crf.LabelSet;
import io.sluice.neural.crf.Lattice;
import io.sluice.text.label.LabelScheme;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Exact probabilities of labels as taggers write them, spans in IOB2, summed over the labels that
 * the network has. Whether a token goes on with a span depends on its label and the one before:
 *
 * <pre>
 * P(I-X at t) = sum over i, j of type X, where j after i goes on, of P(y(t-1) = i, y(t) = j)
 * P(B-X at t) = sum over j of type X of P(y(t) = j), less P(I-X at t)
 * </pre>
 */
final class LabelProbabilities {
  private static final String OUTSIDE = "O";

  private final TagSet tags;
  private final Lattice lattice;

  LabelProbabilities(TagSet tags, Lattice lattice) {
    this.tags = tags;
    this.lattice = lattice;
  }

  double of(int token, String label) {
    boolean spans = tags.layer().scheme().isPresent();
    if (!spans || label.equals(OUTSIDE) || label.isEmpty()) {
      return tags.id(label).map(id -> lattice.marginal(token, id)).orElse(0.0);
    }
    int[] members = ofType(label.substring(1));
    return switch (label.charAt(0)) {
      case 'I' -> goesOn(token, members);
      case 'B' -> Math.max(0, inside(token, members) - goesOn(token, members));
      default -> 0;
    };
  }

  /** The network's labels of spans of a type, which begins with a hyphen if there is one. */
  private int[] ofType(String type) {
    return IntStream.range(0, tags.size())
        .filter(
            id -> {
              String label = tags.labels().get(id);
              return !label.equals(OUTSIDE) && label.substring(1).equals(type);
            })
        .toArray();
  }

  private double inside(int token, int[] members) {
    return IntStream.of(members).mapToDouble(id -> lattice.marginal(token, id)).sum();
  }

  private double goesOn(int token, int[] members) {
    double sum = 0;
    for (int own : token == 0 ? new int[0] : members) {
      int[] before = IntStream.of(members).filter(other -> goesOn(other, own)).toArray();
      if (before.length > 0) {
        LabelSet first = LabelSet.of(tags.size(), before);
        sum += lattice.probability(token - 1, List.of(first, LabelSet.of(tags.size(), own)));
      }
    }
    return Math.min(1, sum);
  }

  /** Whether two neighbouring labels of a type are in one span. */
  private boolean goesOn(int before, int label) {
    List<String> pair = List.of(tags.labels().get(before), tags.labels().get(label));
    return LabelScheme.IOB2.chunks(pair).size() == 1;
  }
}
