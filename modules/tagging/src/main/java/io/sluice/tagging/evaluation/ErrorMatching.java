package io.sluice.tagging.evaluation;

import io.sluice.text.document.Sentence;
import io.sluice.text.label.Chunk;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the errors of a sentence. Every wrong span is in exactly one error: first those with the
 * same boundaries are paired, then overlapping ones of the same label, then overlapping ones, the
 * largest overlap first; what is left is missed or spurious.
 */
final class ErrorMatching {
  private final List<Chunk> gold;
  private final List<Chunk> predicted;
  private final Sentence sentence;
  private final List<SpanError> errors = new ArrayList<>();

  private ErrorMatching(Sentence sentence, List<Chunk> gold, List<Chunk> predicted) {
    this.sentence = sentence;
    Set<Chunk> right = new HashSet<>(gold);
    right.retainAll(new HashSet<>(predicted));
    this.gold = without(gold, right);
    this.predicted = without(predicted, right);
  }

  private static List<Chunk> without(List<Chunk> chunks, Set<Chunk> right) {
    List<Chunk> rest = new ArrayList<>(chunks);
    rest.removeIf(right::contains);
    return rest;
  }

  static List<SpanError> errors(Sentence sentence, List<Chunk> gold, List<Chunk> predicted) {
    ErrorMatching matching = new ErrorMatching(sentence, gold, predicted);
    matching.pair(ErrorKind.TYPE);
    matching.pair(ErrorKind.BOUNDARY);
    matching.pair(ErrorKind.BOUNDARY_AND_TYPE);
    for (Chunk chunk : matching.gold) {
      matching.add(ErrorKind.MISSED, Optional.of(chunk), Optional.empty());
    }
    for (Chunk chunk : matching.predicted) {
      matching.add(ErrorKind.SPURIOUS, Optional.empty(), Optional.of(chunk));
    }
    return matching.errors;
  }

  private void pair(ErrorKind kind) {
    while (true) {
      int most = 0;
      Chunk bestGold = null;
      Chunk bestPredicted = null;
      for (Chunk g : gold) {
        for (Chunk p : predicted) {
          int overlap = Math.min(g.end(), p.end()) - Math.max(g.first(), p.first());
          if (overlap > most && fits(kind, g, p)) {
            most = overlap;
            bestGold = g;
            bestPredicted = p;
          }
        }
      }
      if (bestGold == null || bestPredicted == null) {
        return;
      }
      add(kind, Optional.of(bestGold), Optional.of(bestPredicted));
      gold.remove(bestGold);
      predicted.remove(bestPredicted);
    }
  }

  private static boolean fits(ErrorKind kind, Chunk g, Chunk p) {
    return switch (kind) {
      case TYPE -> g.first() == p.first() && g.end() == p.end();
      case BOUNDARY -> g.label().equals(p.label());
      default -> true;
    };
  }

  private void add(ErrorKind kind, Optional<Chunk> g, Optional<Chunk> p) {
    errors.add(new SpanError(kind, sentence, g, p));
  }
}
