package io.sluice.opennlp;

import io.sluice.text.document.Sentence;
import java.util.List;
import java.util.Optional;

/**
 * What OpenNLP asks for after a sentence is labelled: the probabilities of those labels. Every
 * thread has its own last sentence; they are computed when they are asked for.
 */
final class LastProbabilities {
  private final AdaptedLayer layer;
  private final ThreadLocal<Optional<Said>> last = ThreadLocal.withInitial(Optional::empty);

  private record Said(Sentence sentence, List<String> labels) {}

  LastProbabilities(AdaptedLayer layer) {
    this.layer = layer;
  }

  void remember(Sentence sentence, List<String> labels) {
    last.set(Optional.of(new Said(sentence, labels)));
  }

  double[] get() {
    Said said =
        last.get()
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "this thread has not labelled a sentence yet; probs() tells of the last one that it labelled"));
    return layer.probabilities(said.sentence(), said.labels());
  }
}
