package io.sluice.experiments.binding;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A YAML node that knows where it was written. Immutable. */
sealed interface YamlValue {
  Location where();

  /** How many nodes this tree holds, itself included; aliases count as what they stand for. */
  int size();

  /** What this is called in messages: {@code number 3}, {@code text "x"}, {@code a mapping}. */
  String describe();

  /** What stands under a key of a mapping, or at a place of a list, counted from 0. */
  default Optional<YamlValue> child(String key) {
    if (this instanceof Items items) {
      return key.matches("[0-9]{1,6}") && Integer.parseInt(key) < items.values().size()
          ? Optional.of(items.values().get(Integer.parseInt(key)))
          : Optional.empty();
    }
    return this instanceof Mapping mapping
        ? Optional.ofNullable(mapping.entries().get(key)).map(Entry::value)
        : Optional.empty();
  }

  /** What stands under dotted keys, or under as many of them as there are. */
  default YamlValue nearest(String path) {
    var place = this;
    for (var key : Assignment.keys(path)) {
      var below = place.child(key);
      if (below.isEmpty()) {
        return place;
      }
      place = below.get();
    }
    return place;
  }

  /** A single value; {@code plain} means written without quotes. */
  record Scalar(Location where, String text, boolean plain) implements YamlValue {
    @Override
    public int size() {
      return 1;
    }

    boolean isNull() {
      return plain && (text.isEmpty() || text.equals("null") || text.equals("~"));
    }

    @Override
    public String describe() {
      if (isNull()) {
        return "nothing";
      }
      if (plain && Scalars.isNumber(text)) {
        return "number " + text;
      }
      if (plain && Scalars.isFlag(text)) {
        return text;
      }
      return "text \"" + Scalars.shorten(text) + '"';
    }
  }

  /** A sequence. */
  record Items(Location where, List<YamlValue> values, int size) implements YamlValue {
    @Override
    public String describe() {
      return "a list";
    }
  }

  /** Keys and values in the order written. */
  record Mapping(Location where, Map<String, Entry> entries, int size) implements YamlValue {
    @Override
    public String describe() {
      return "a mapping";
    }
  }

  /** One pair of a mapping. */
  record Entry(Location keyWhere, YamlValue value) {}
}
