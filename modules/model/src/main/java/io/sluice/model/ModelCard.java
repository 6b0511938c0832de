package io.sluice.model;

import io.sluice.model.json.JsonObject;

/**
 * What a person should know before using a model. Every text may be empty; the card then says that
 * nothing is known.
 *
 * @param name of the model
 * @param description what it does, for whom, and what it is not good for
 * @param licence of the weights
 * @param trainingData what it learned from
 * @param trainingDataLicence under which terms that text stands
 * @param metrics name to number or string, as measured, with the split in the name
 */
public record ModelCard(
    String name,
    String description,
    String licence,
    String trainingData,
    String trainingDataLicence,
    JsonObject metrics) {
  /** A card with a name only. */
  public static ModelCard named(String name) {
    return new ModelCard(name, "", "", "", "", JsonObject.EMPTY);
  }
}
