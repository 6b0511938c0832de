package io.sluice.tagging.training;

import io.sluice.embeddings.TokenBatch;
import io.sluice.neural.crf.Crf;
import io.sluice.neural.recurrent.Pass;
import io.sluice.tagging.TagSet;
import io.sluice.tagging.evaluation.Evaluation;
import io.sluice.tagging.evaluation.Evaluator;
import io.sluice.text.document.Sentence;
import io.sluice.text.label.LabelScheme;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The development sentences, labelled by the present weights and held against their labels. */
final class Development {
  /** Sentences kept for each kind of error. */
  private static final int EXAMPLES = 20;

  private final List<Sentence> sentences;
  private final List<TagSet> tags;
  private final List<int[]> batches;
  private final long tokens;

  Development(List<Sentence> sentences, List<TagSet> tags, TaggerTrainingSettings training) {
    this.tags = tags;
    this.sentences = LongSentences.cut(sentences, tags, training.mostTokens());
    if (this.sentences.isEmpty()) {
      throw new IllegalArgumentException("there are no development sentences to measure on");
    }
    tags.forEach(layer -> layer.requireComparable(this.sentences)); // or a score would be 0
    int[] lengths = this.sentences.stream().mapToInt(Sentence::size).toArray();
    batches = BatchPlan.sorted(lengths, training.batch(), training.mostTokens());
    tokens = this.sentences.stream().mapToLong(Sentence::size).sum();
  }

  long tokens() {
    return tokens;
  }

  /** Evaluations by the name of the layer, in order. */
  Map<String, Evaluation> evaluate(TaggerNetwork network) {
    Pass.Evaluation pass = Pass.evaluations();
    List<Crf> predictors = network.predictors();
    List<List<List<String>>> predicted = new ArrayList<>();
    tags.forEach(
        layer -> predicted.add(new ArrayList<>(sentences.stream().map(Sentence::words).toList())));
    for (int[] batch : batches) {
      List<Sentence> lanes = new ArrayList<>();
      for (int sentence : batch) {
        lanes.add(sentences.get(sentence));
      }
      List<List<List<String>>> layers = network.predict(pass, TokenBatch.of(lanes), predictors);
      for (int layer = 0; layer < layers.size(); layer++) {
        for (int lane = 0; lane < batch.length; lane++) {
          predicted.get(layer).set(batch[lane], layers.get(layer).get(lane));
        }
      }
    }
    Map<String, Evaluation> evaluations = new LinkedHashMap<>();
    for (int layer = 0; layer < tags.size(); layer++) {
      evaluations.put(
          tags.get(layer).layer().name(), evaluate(tags.get(layer), predicted.get(layer)));
    }
    return evaluations;
  }

  private Evaluation evaluate(TagSet layer, List<List<String>> predicted) {
    boolean spans = layer.layer().scheme().isPresent();
    Evaluator evaluator = spans ? Evaluator.spans(LabelScheme.IOB2, EXAMPLES) : Evaluator.tokens();
    for (int i = 0; i < sentences.size(); i++) {
      evaluator.add(layer.compare(sentences.get(i), predicted.get(i), List.of()));
    }
    return evaluator.result();
  }
}
