package io.sluice.experiments;

import io.sluice.experiments.run.Event;
import io.sluice.language.novelty.Novelty;
import io.sluice.model.json.JsonObject;
import java.io.IOException;
import java.util.List;

/** How much of the last samples of a run is a copy of the text it learned from. */
final class SampleNovelty {
  /** A longer text would take minutes to read through once more. */
  private static final long MOST_SYMBOLS = 200_000_000;

  private SampleNovelty() {}

  /** Of the samples written last; empty if there are none, or the text is too long for it. */
  static JsonObject measure(TrainingText text, List<Event> events) throws IOException {
    var sampled = events.stream().filter(event -> event.name().equals("sampled")).toList();
    if (sampled.isEmpty() || text.corpus().train().length() > MOST_SYMBOLS) {
      return JsonObject.EMPTY;
    }
    var last = sampled.get(sampled.size() - 1).step();
    var samples =
        sampled.stream()
            .filter(event -> event.step() == last)
            .map(event -> event.details().string("text"))
            .toList();
    try (var reader = text.split().parts().train().open()) {
      var novelty = Novelty.measure(reader, samples);
      return JsonObject.builder()
          .put("words of samples", novelty.words())
          .put("known words", novelty.knownWords())
          .put("longest copy", novelty.longestCopy().text())
          .build();
    }
  }
}
