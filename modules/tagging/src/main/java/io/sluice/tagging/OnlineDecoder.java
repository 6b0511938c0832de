package io.sluice.tagging;

import io.sluice.neural.crf.Constraints;
import io.sluice.neural.parameter.NamedTensor;
import io.sluice.text.label.LabelScheme;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Chooses labels token by token: the first of the best sequence of those not said yet, after those
 * said already, which are never taken back. A few tokens wait, so that labels are chosen with some
 * that follow; when the sentence ends, all that wait are chosen together. K labels. For one thread
 * and one sentence at a time.
 */
final class OnlineDecoder {
  private final TagSet tags;
  private final Constraints constraints;
  private final float[] transitions;
  private final float[] start;
  private final float[] end;
  private final int lag;
  private final List<float[]> waiting = new ArrayList<>();

  /** [tokens, K]: scores of the best sequences that end so, and the label before. */
  private final double[][] best;

  private final int[][] from;
  private final int[] path;
  private int before = -1;

  /**
   * @param lag tokens that wait
   */
  OnlineDecoder(TagSet tags, int layer, Map<String, NamedTensor> tensors, int lag) {
    this.tags = tags;
    this.lag = lag;
    constraints = tags.constraints();
    int labels = tags.size();
    boolean crf = tags.layer().decoder() == Decoder.CRF;
    String name = TaggerTensors.crf(layer);
    transitions =
        crf
            ? NamedTensor.require(tensors, name + ".transitions", List.of(labels, labels))
            : new float[labels * labels];
    start =
        crf ? NamedTensor.require(tensors, name + ".start", List.of(labels)) : new float[labels];
    end = crf ? NamedTensor.require(tensors, name + ".end", List.of(labels)) : new float[labels];
    best = new double[lag + 1][labels];
    from = new int[lag + 1][labels];
    path = new int[lag + 1];
  }

  private double leaving(int label) {
    return constraints.allowsEnd(label) ? end[label] : Double.NEGATIVE_INFINITY;
  }

  private double entering(int from, int to) {
    if (from < 0) {
      return constraints.allowsStart(to) ? start[to] : Double.NEGATIVE_INFINITY;
    }
    return constraints.allows(from, to)
        ? transitions[from * tags.size() + to]
        : Double.NEGATIVE_INFINITY;
  }

  /** Takes the scores [K] of the next token; says the label of the first that waits, if any. */
  Optional<String> next(float[] scores) {
    waiting.add(scores);
    if (waiting.size() <= lag) {
      return Optional.empty();
    }
    score();
    int last = 0;
    for (int label = 1; label < tags.size(); label++) {
      last = best[lag][label] > best[lag][last] ? label : last;
    }
    trace(last);
    waiting.remove(0);
    return Optional.of(say(path[0]));
  }

  private String say(int label) {
    String said = tags.labels().get(label);
    if (tags.layer().scheme().isPresent()) {
      String last = before < 0 ? "O" : tags.labels().get(before);
      said = LabelScheme.IOB2.convert(List.of(last, said)).get(1);
    }
    before = label;
    return said;
  }

  /** The labels of all tokens that wait; the next sentence may begin. */
  List<String> end() {
    List<String> said = new ArrayList<>();
    if (!waiting.isEmpty()) {
      score();
      double[] scores = best[waiting.size() - 1];
      int last = 0;
      for (int label = 1; label < tags.size(); label++) {
        last = scores[label] + leaving(label) > scores[last] + leaving(last) ? label : last;
      }
      trace(last);
    }
    for (int t = 0; t < waiting.size(); t++) {
      said.add(say(path[t]));
    }
    waiting.clear();
    before = -1;
    return said;
  }

  /** Scores the labels of the tokens that wait (Viterbi). */
  private void score() {
    int labels = tags.size();
    for (int t = 0; t < waiting.size(); t++) {
      Arrays.fill(best[t], Double.NEGATIVE_INFINITY);
      for (int to = 0; to < labels; to++) {
        for (int previous = 0; previous < (t == 0 ? 1 : labels); previous++) {
          double score =
              t == 0 ? entering(before, to) : best[t - 1][previous] + entering(previous, to);
          if (score + waiting.get(t)[to] > best[t][to]) {
            best[t][to] = score + waiting.get(t)[to];
            from[t][to] = previous;
          }
        }
      }
    }
  }

  /** The path to the last label. */
  private void trace(int last) {
    path[waiting.size() - 1] = last;
    for (int t = waiting.size() - 1; t > 0; t--) {
      path[t - 1] = from[t][path[t]];
    }
  }
}
