package io.sluice.neural.training;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Settings as texts by name, one for each component of a record and of the records within it, so
 * that a checkpoint can tell which one differs: {@code recurrent.dropout} is {@code Locked}, {@code
 * recurrent.dropout.rate} is {@code 0.5}. A choice that is not made has no entry, so that
 * checkpoints outlive new ones.
 */
public final class SettingsByName {
  private final Map<String, String> entries = new TreeMap<>();

  private SettingsByName() {}

  /**
   * The components of a public record.
   *
   * @param settings a record of numbers, texts, choices, lists and public records
   * @param leftOut components of it that the caller describes
   * @throws IllegalArgumentException if one of its records is not public
   */
  public static Map<String, String> of(Record settings, String... leftOut) {
    SettingsByName names = new SettingsByName();
    names.addComponents("", settings, Set.of(leftOut));
    return names.entries;
  }

  /** What two descriptions do not have in common, in words; empty if they are the same. */
  public static List<String> differences(Map<String, String> before, Map<String, String> now) {
    SortedSet<String> names = new TreeSet<>(before.keySet());
    names.addAll(now.keySet());
    List<String> differences = new ArrayList<>();
    for (String name : names) {
      String was = before.getOrDefault(name, "nothing");
      String is = now.getOrDefault(name, "nothing");
      if (!was.equals(is)) {
        differences.add("%s was \"%s\" and is \"%s\"".formatted(name, was, is));
      }
    }
    return differences;
  }

  private void addComponents(String prefix, Record settings, Set<String> leftOut) {
    for (RecordComponent component : settings.getClass().getRecordComponents()) {
      if (leftOut.contains(component.getName())) {
        continue;
      }
      String name = prefix + component.getName();
      Object value = value(component, settings);
      if (value instanceof Record record && !component.getType().isRecord()) {
        entries.put(name, record.getClass().getSimpleName());
      }
      add(name, value);
    }
  }

  private void add(String name, Object value) {
    if (value instanceof Record record) {
      addComponents(name + '.', record, Set.of());
    } else if (value instanceof Optional<?> optional) {
      optional.ifPresent(chosen -> add(name, chosen));
    } else if (value instanceof OptionalInt optional) {
      optional.ifPresent(chosen -> add(name, chosen));
    } else if (value instanceof List<?> list) {
      entries.put(name, Integer.toString(list.size()));
      for (int i = 0; i < list.size(); i++) {
        add(name + '.' + (i + 1), list.get(i));
      }
    } else {
      entries.put(name, value.toString());
    }
  }

  private static Object value(RecordComponent component, Record settings) {
    try {
      return component.getAccessor().invoke(settings);
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(
          "settings must be public records, %s is not".formatted(settings.getClass().getName()), e);
    }
  }
}
