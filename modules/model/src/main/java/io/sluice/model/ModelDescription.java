package io.sluice.model;

import io.sluice.model.json.JsonObject;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a model is, without its numbers.
 *
 * @param kind lower-case words joined by hyphens, such as {@code language-model}
 * @param architecture whatever the owner of the kind needs to build the network again
 * @param labels output classes in order of their ids; empty where there are none
 * @param provenance data, hashes, settings, seed, versions
 * @param card for people
 */
public record ModelDescription(
    String kind,
    JsonObject architecture,
    List<String> labels,
    JsonObject provenance,
    ModelCard card) {
  private static final Pattern KIND = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
  private static final int LONGEST_KIND = 64;

  public ModelDescription {
    labels = List.copyOf(labels);
    if (kind.length() > LONGEST_KIND || !KIND.matcher(kind).matches()) {
      throw new IllegalArgumentException(
          "model kind must be lower-case words joined by hyphens, at most "
              + LONGEST_KIND
              + " characters, was \""
              + kind.substring(0, Math.min(kind.length(), LONGEST_KIND))
              + '"');
    }
  }

  /** A description without labels and provenance. */
  public static ModelDescription of(String kind, JsonObject architecture, ModelCard card) {
    return new ModelDescription(kind, architecture, List.of(), JsonObject.EMPTY, card);
  }
}
