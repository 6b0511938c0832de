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
 * <p>Without a conditional random field any label may follow any other, and tokens are independent:
 * all sequences count in which {@link LabelScheme#chunks} reads the span, whatever the scheme.
 *
 * <pre>
 * one token        S, or B ], or [ E, or [ I ]
 * several tokens   (B or [ I) I* (E or I ])
 * [                no B or I of the label before, or the start
 * ]                no I or E of the label after, or the end
 * </pre>
 */
final class ChunkProbabilities {
  private final TagSet tags;
  private final Lattice lattice;

  ChunkProbabilities(TagSet tags, Lattice lattice) {
    this.tags = tags;
    this.lattice = lattice;
  }

  double of(Chunk chunk) {
    if (tags.layer().decoder() == Decoder.SOFTMAX) {
      return independent(chunk);
    }
    LabelScheme scheme = tags.layer().scheme().orElseThrow();
    return switch (scheme) {
      case IOBES -> lattice.probability(chunk.first(), written(scheme, chunk));
      case IOB2 -> closed(chunk, chunk.first(), written(scheme, chunk));
      case IO -> after(chunk, labels("I", chunk).complement(), LabelScheme.IO);
      case IOB1 -> iob1(chunk);
    };
  }

  private double independent(Chunk chunk) {
    int last = chunk.end() - 1;
    double apart = 1 - at(chunk.first() - 1, "B", chunk) - at(chunk.first() - 1, "I", chunk);
    double over = 1 - at(chunk.end(), "I", chunk) - at(chunk.end(), "E", chunk);
    double begun = at(chunk.first(), "B", chunk) + apart * at(chunk.first(), "I", chunk);
    double probability;
    if (chunk.size() == 1) {
      double single = at(last, "S", chunk) + apart * at(last, "E", chunk);
      probability = single + begun * over;
    } else {
      probability = begun * (at(last, "E", chunk) + over * at(last, "I", chunk));
      for (int t = chunk.first() + 1; t < last; t++) {
        probability *= at(t, "I", chunk);
      }
    }
    return Math.max(0, Math.min(1, probability));
  }

  /** Probability of a label of the chunk's type at a token; 0 if there is none of either. */
  private double at(int token, String letter, Chunk chunk) {
    if (token < 0 || token >= lattice.time()) {
      return 0;
    }
    return tags.id(label(letter, chunk)).map(id -> lattice.marginal(token, id)).orElse(0.0);
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
    return tags.id(label(letter, chunk)).map(this::only).orElse(LabelSet.none(tags.size()));
  }

  private static String label(String letter, Chunk chunk) {
    return chunk.label().isEmpty() ? letter : letter + "-" + chunk.label();
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
