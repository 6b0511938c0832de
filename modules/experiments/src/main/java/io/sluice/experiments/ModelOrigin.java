package io.sluice.experiments;

import io.sluice.model.ModelCard;
import io.sluice.model.json.JsonObject;

/**
 * Where a trained model is from, as its file says; without the time of day, so that a repeated run
 * gives the same file.
 *
 * @param name of the run
 * @param trainingData the card of the corpus, or what the user's own is called
 * @param corpus what is known of it, with checksums
 * @param seed that the run began with
 * @param provider of matrix products
 * @param config the settings as YAML
 */
record ModelOrigin(
    String name,
    String trainingData,
    JsonObject corpus,
    long seed,
    String provider,
    String config) {
  /** For people; the licence of the corpus is told if its card has one. */
  ModelCard card(JsonObject metrics) {
    var licence = corpus.find("licence").isPresent() ? corpus.string("licence") : "";
    return new ModelCard(name, "", "", trainingData, licence, metrics);
  }

  /** To make it again. */
  JsonObject.Builder provenance() {
    return JsonObject.builder()
        .put("sluice", Provenance.version())
        .put("seed", seed)
        .put("provider", provider)
        .put("corpus", corpus)
        .put("config", config);
  }
}
