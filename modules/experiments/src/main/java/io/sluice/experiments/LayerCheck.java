package io.sluice.experiments;

import io.sluice.experiments.binding.InvalidValueException;
import io.sluice.experiments.config.LabelsConfig;
import io.sluice.experiments.config.TaggerConfig;
import io.sluice.tagging.LabelLayer;
import io.sluice.tagging.TagSet;
import io.sluice.text.document.Sentence;
import io.sluice.text.label.LabelScheme;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether sentences have what a layer of labels is learned from and measured by.
 *
 * @param key of the layer's settings, {@code labels} or {@code joint[0]}
 * @param labels the settings
 * @param layer what they ask for
 */
record LayerCheck(String key, LabelsConfig labels, LabelLayer layer) {

  /** Checks every layer before anything is computed. */
  static void all(TaggerConfig config, List<Sentence> train, List<Sentence> development) {
    var layers = TaggerSetup.layers(config);
    new LayerCheck("labels", config.labels(), layers.get(0)).check(train, development);
    for (var i = 0; i < config.joint().size(); i++) {
      new LayerCheck("joint[" + i + "]", config.joint().get(i), layers.get(i + 1))
          .check(train, development);
    }
  }

  private void check(List<Sentence> train, List<Sentence> development) {
    if (labels.scheme() != LabelsConfig.Scheme.NONE) {
      train.forEach(this::requireSpans);
      development.forEach(this::requireSpans);
    }
    var part = "training";
    try {
      var tags = TagSet.collect(layer, train);
      part = "development";
      tags.requireComparable(development);
    } catch (IllegalArgumentException lacking) {
      throw nothingIn(part, lacking);
    }
  }

  /** Says in which part of the corpus labels are missing. */
  private InvalidValueException nothingIn(String part, IllegalArgumentException lacking) {
    return new InvalidValueException(
        key + ".layer",
        "is %s, of which the %s part has nothing to go by: %s%s"
            .formatted(
                layer.name(),
                part,
                lacking.getMessage(),
                key.equals("labels") ? "" : "; or leave " + key + " out"));
  }

  private void requireSpans(Sentence sentence) {
    var given = sentence.layers().getOrDefault(layer.name(), List.of());
    var known = new ArrayList<>(given);
    known.replaceAll(label -> layer.isUnknown(label) ? "O" : label);
    try {
      var unused = LabelScheme.IOB2.chunks(known);
    } catch (IllegalArgumentException none) {
      throw new InvalidValueException(
          key + ".scheme",
          "cannot mark spans with the labels of layer "
              + layer.name()
              + ": "
              + sentence.origin()
              + ": "
              + none.getMessage()
              + "; where each label stands for itself, it is none");
    }
  }
}
