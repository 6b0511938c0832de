package io.sluice.experiments;

import io.sluice.model.json.JsonObject;
import java.util.OptionalDouble;

/**
 * A measurement on what the model does not learn from.
 *
 * @param step number of steps done
 * @param epoch passes over the training corpus done, with their fraction
 * @param loss mean over all predictions, in nats, where it is measured
 * @param score between 0 and 1, of models that have one: F1 or accuracy
 * @param improved whether this one is the best so far
 * @param brief the figure that matters, in two words
 * @param summary all figures, in a line
 * @param details for {@code events.jsonl}
 * @param metrics for the card of the model
 */
public record Evaluation(
    long step,
    double epoch,
    OptionalDouble loss,
    OptionalDouble score,
    boolean improved,
    String brief,
    String summary,
    JsonObject details,
    JsonObject metrics) {}
