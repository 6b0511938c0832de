package io.sluice.tagging;

import io.sluice.neural.crf.LabelSet;
import io.sluice.neural.crf.Lattice;
import io.sluice.text.label.Chunk;
import io.sluice.text.label.LabelScheme;
import java.util.ArrayList;
import java.util.List;

/**
 * Exact probabilities that tokens make up one span of a label: the sum over all paths that have
 * this span, its boundaries included (Culotta and McCallum 2004).
 *
 * <pre>
 * IOBES   S, or B I* E
 * IOB2    B I*, then no I of the label or the end
 * IO      no I of the label or the start, I+, then no I of the label or the end
 * IOB1    as IO, or: a label of the span's type, B I*, then no I of the label or the end
 * </pre>
 *
 * <p>Without a conditional random field labels may be malformed; then it is the probability that
 * the tokens have just the labels they were given.
 */
final class ChunkProbabilities {
  private final TagSet tags;
  private final Lattice lattice;
  private final int[] path;

  ChunkProbabilities(TagSet tags, Lattice lattice, int[] path) {
    this.tags = tags;
    this.lattice = lattice;
    this.path = path;
  }

  double of(Chunk chunk) {
    if (tags.layer().decoder() == Decoder.SOFTMAX) {
      List<LabelSet> sets = new ArrayList<>();
      for (int t = chunk.first(); t < chunk.end(); t++) {
        sets.add(only(path[t]));
      }
      return lattice.probability(chunk.first(), sets);
    }
    LabelScheme scheme = tags.layer().scheme().orElseThrow();
    return switch (scheme) {
      case IOBES -> lattice.probability(chunk.first(), written(scheme, chunk));
      case IOB2 -> closed(chunk, chunk.first(), written(scheme, chunk));
      case IO -> after(chunk, labels("I", chunk).complement(), LabelScheme.IO);
      case IOB1 -> iob1(chunk);
    };
  }

  private double iob1(Chunk chunk) {
    LabelSet same = union(labels("I", chunk), labels("B", chunk));
    double first = after(chunk, same.complement(), LabelScheme.IO);
    double touching = chunk.first() == 0 ? 0 : after(chunk, same, LabelScheme.IOB2);
    return Math.min(1, first + touching);
  }

  /** The span written in a scheme, after a token with some label, if there is one. */
  private double after(Chunk chunk, LabelSet before, LabelScheme scheme) {
    List<LabelSet> sets = new ArrayList<>();
    if (chunk.first() > 0) {
      sets.add(before);
    }
    sets.addAll(written(scheme, chunk));
    return closed(chunk, Math.max(0, chunk.first() - 1), sets);
  }

  /** With one more token that does not go on with the span, unless the sentence ends. */
  private double closed(Chunk chunk, int first, List<LabelSet> sets) {
    List<LabelSet> all = new ArrayList<>(sets);
    if (chunk.end() < lattice.time()) {
      all.add(labels("I", chunk).complement());
    }
    return lattice.probability(first, all);
  }

  private List<LabelSet> written(LabelScheme scheme, Chunk chunk) {
    Chunk moved = new Chunk(0, chunk.size(), chunk.label());
    return scheme.labels(List.of(moved), moved.size()).stream()
        .map(label -> only(tags.require(label)))
        .toList();
  }

  private LabelSet labels(String letter, Chunk chunk) {
    String label = chunk.label().isEmpty() ? letter : letter + "-" + chunk.label();
    return tags.id(label).map(this::only).orElse(LabelSet.none(tags.size()));
  }

  private LabelSet only(int label) {
    return LabelSet.of(tags.size(), label);
  }

  private LabelSet union(LabelSet a, LabelSet b) {
    int[] members = new int[tags.size()];
    int count = 0;
    for (int label = 0; label < tags.size(); label++) {
      if (a.contains(label) || b.contains(label)) {
        members[count++] = label;
      }
    }
    return LabelSet.of(tags.size(), java.util.Arrays.copyOf(members, count));
  }
}
