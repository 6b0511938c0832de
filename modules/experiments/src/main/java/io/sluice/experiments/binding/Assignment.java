package io.sluice.experiments.binding;

import io.sluice.experiments.binding.YamlValue.Entry;
import io.sluice.experiments.binding.YamlValue.Items;
import io.sluice.experiments.binding.YamlValue.Mapping;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * A value given beside the file, such as {@code recurrent.hidden=256}; it wins over the file.
 *
 * @param path dotted keys; {@code embeddings[0].dimension} reaches into a list
 * @param yaml the value, any YAML in one line: {@code 256}, {@code [0.5, 0.8]}, {@code {type: sgd}}
 */
public record Assignment(String path, String yaml) {
  public Assignment {
    if (!path.matches("[^.=\\s]+(\\.[^.=\\s]+)*")) {
      throw new IllegalArgumentException(
          "an override is written key.key=value, was \""
              + Scalars.shorten(path + "=" + yaml)
              + '"');
    }
  }

  /** Reads {@code a.b=c}. */
  public static Assignment parse(String text) {
    var equals = text.indexOf('=');
    return equals < 0
        ? new Assignment(text + "=", "")
        : new Assignment(text.substring(0, equals), text.substring(equals + 1));
  }

  Location where() {
    return Location.override(path, yaml);
  }

  /** The tree with this value in place; mappings on the way are made where there are none. */
  YamlValue applyTo(YamlValue root, List<Problem> problems) {
    var value = YamlReader.inline(where(), yaml, problems);
    return value.map(put -> put(root, keys(path), put, problems)).orElse(root);
  }

  /** The steps of a path, places in lists among them. */
  static List<String> keys(String path) {
    return List.of(path.replace("[", ".").replace("]", "").split("\\."));
  }

  private YamlValue put(
      YamlValue tree, List<String> keys, YamlValue value, List<Problem> problems) {
    if (keys.isEmpty()) {
      return value;
    }
    if (tree instanceof Items items) {
      return putIntoList(items, keys, value, problems);
    }
    var entries = new LinkedHashMap<String, Entry>();
    var where = where();
    if (tree instanceof Mapping mapping) {
      entries.putAll(mapping.entries());
      where = mapping.where();
    }
    var old = Optional.ofNullable(entries.get(keys.get(0)));
    var below =
        old.map(Entry::value).orElseGet(() -> new Mapping(where(), new LinkedHashMap<>(), 1));
    var rest = keys.subList(1, keys.size());
    var keyWhere = rest.isEmpty() ? where() : old.map(Entry::keyWhere).orElseGet(this::where);
    entries.put(keys.get(0), new Entry(keyWhere, put(below, rest, value, problems)));
    var size = entries.values().stream().mapToInt(entry -> entry.value().size() + 1).sum();
    return new Mapping(where, entries, size + 1);
  }

  private YamlValue putIntoList(
      Items items, List<String> keys, YamlValue value, List<Problem> problems) {
    var place = items.child(keys.get(0));
    if (place.isEmpty()) {
      problems.add(
          new Problem(
              where(),
              path,
              "the list has "
                  + items.values().size()
                  + " entries, counted from 0; there is no "
                  + Scalars.shorten(keys.get(0))));
      return items;
    }
    var values = new ArrayList<>(items.values());
    values.set(
        Integer.parseInt(keys.get(0)),
        put(place.get(), keys.subList(1, keys.size()), value, problems));
    var size = values.stream().mapToInt(YamlValue::size).sum();
    return new Items(items.where(), List.copyOf(values), size + 1);
  }
}
