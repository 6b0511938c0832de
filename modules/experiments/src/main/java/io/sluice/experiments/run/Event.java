package io.sluice.experiments.run;

import io.sluice.model.json.Json;
import io.sluice.model.json.JsonException;
import io.sluice.model.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One line of {@code events.jsonl}.
 *
 * @param step when it happened, in updates of the weights
 * @param name what happened: {@code started}, {@code resumed}, {@code evaluated}, {@code sampled},
 *     {@code checkpointed}, {@code stopped} or {@code finished}
 * @param details whatever belongs to it
 */
public record Event(long step, String name, JsonObject details) {
  private static final String LOSS = "loss";

  /** An event without details. */
  public static Event of(long step, String name) {
    return new Event(step, name, JsonObject.EMPTY);
  }

  /**
   * The validation loss measured before the first step, of a model that training starts from.
   *
   * @param events all of a run
   */
  public static OptionalDouble lossAtStart(List<Event> events) {
    return events.stream()
        .filter(event -> event.step() == 0 && event.details().find(LOSS).isPresent())
        .mapToDouble(event -> event.details().decimal(LOSS))
        .findFirst();
  }

  /** The line. */
  public String toLine() {
    var line = JsonObject.builder().put("event", name).put("step", step);
    details.members().forEach(line::put);
    return Json.compact(line.build());
  }

  /** Reads a line; empty if it is not a whole one. */
  public static Optional<Event> parse(String line) {
    try {
      var object = Json.parseObject(line, "events.jsonl");
      var details = JsonObject.builder();
      object
          .members()
          .forEach(
              (key, value) -> {
                if (!key.equals("event") && !key.equals("step")) {
                  details.put(key, value);
                }
              });
      return Optional.of(
          new Event(object.integer("step"), object.string("event"), details.build()));
    } catch (JsonException broken) {
      return Optional.empty();
    }
  }
}
