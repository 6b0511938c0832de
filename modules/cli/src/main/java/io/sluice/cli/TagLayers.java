package io.sluice.cli;

import io.sluice.tagging.TagSet;
import io.sluice.tagging.Tagger;
import java.util.List;
import java.util.Optional;

/**
 * The layers of labels that are written.
 *
 * @param written one that was chosen, or all of the tagger in its order; what holds one layer only
 *     takes the first
 */
record TagLayers(List<TagSet> written) {
  TagLayers {
    written = List.copyOf(written);
  }

  static TagLayers of(Tagger tagger, Optional<String> chosen, Verb verb) {
    if (chosen.isEmpty()) {
      return new TagLayers(tagger.tags());
    }
    require(tagger, chosen.get(), verb);
    return new TagLayers(
        tagger.tags().stream().filter(tags -> name(tags).equals(chosen.get())).toList());
  }

  /** Refuses a layer that the tagger does not give, naming those that it does. */
  static void require(Tagger tagger, String layer, Verb verb) {
    var names = tagger.tags().stream().map(TagLayers::name).toList();
    if (!names.contains(layer)) {
      throw verb.refusal(
          "--layer: the tagger gives no labels "
              + layer
              + (names.size() == 1 ? "; its layer is " : "; its layers are ")
              + String.join(", ", names));
    }
  }

  private static String name(TagSet tags) {
    return tags.layer().name();
  }

  /** The first, whose labels are shown where there is place for one layer. */
  TagSet first() {
    return written.get(0);
  }

  /** Name of the first. */
  String name() {
    return name(first());
  }

  /** All names. */
  List<String> names() {
    return written.stream().map(TagLayers::name).toList();
  }

  boolean several() {
    return written.size() > 1;
  }

  /** The first alone. */
  TagLayers onlyFirst() {
    return new TagLayers(List.of(first()));
  }
}
