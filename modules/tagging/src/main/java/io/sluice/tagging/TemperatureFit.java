package io.sluice.tagging;

import io.sluice.embeddings.TokenBatch;
import io.sluice.neural.crf.Emissions;
import io.sluice.text.document.Sentence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The temperatures of all layers at which labelled sentences are least surprising. */
final class TemperatureFit {
  private final List<TagSet> tags;
  private final List<TemperatureSearch> searches = new ArrayList<>();

  private TemperatureFit(List<LayerDecoder> decoders) {
    tags = decoders.stream().map(LayerDecoder::tags).toList();
    decoders.forEach(
        decoder -> searches.add(new TemperatureSearch(decoder.crf().withTemperature(1))));
  }

  /**
   * Looks for the best temperatures.
   *
   * @param development sentences that the network was not trained on; empty and very long ones are
   *     left out
   * @return one for each layer
   */
  static List<Double> of(
      ScoringNetwork network, List<LayerDecoder> decoders, List<Sentence> development) {
    TemperatureFit fit = new TemperatureFit(decoders);
    List<Sentence> whole =
        development.stream()
            .filter(sentence -> !sentence.isEmpty() && sentence.size() <= LongSentence.PIECE)
            .toList();
    for (int[] batch : LengthBatches.of(whole)) {
      List<Sentence> lanes = Arrays.stream(batch).mapToObj(whole::get).toList();
      network.score(TokenBatch.of(lanes), scores -> fit.add(lanes, scores));
    }
    return fit.searches.stream().map(TemperatureSearch::best).toList();
  }

  private TemperatureFit add(List<Sentence> lanes, Scores scores) {
    for (int layer = 0; layer < searches.size(); layer++) {
      TemperatureSearch search = searches.get(layer);
      for (int lane = 0; lane < lanes.size(); lane++) {
        Emissions emissions = scores.emissions(layer, lane, 0);
        tags.get(layer).gold(lanes.get(lane)).ifPresent(gold -> search.add(emissions, gold));
      }
    }
    return this;
  }
}
