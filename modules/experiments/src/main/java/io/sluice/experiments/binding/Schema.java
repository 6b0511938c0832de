package io.sluice.experiments.binding;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a place in the configuration may hold, read from records by {@link Schemas}. Binder, JSON
 * Schema and writer all walk this one description.
 */
public sealed interface Schema {

  /**
   * Free text.
   *
   * @param form a regular expression that it must match
   * @param nameOf what it names, if {@link KnownNames} is to judge it
   */
  record Text(Optional<String> form, Optional<String> nameOf) implements Schema {}

  /** A whole number; {@code carrier} is the Java type that must hold it. */
  record Whole(Interval range, Class<?> carrier) implements Schema {}

  /** A number. */
  record Real(Interval range) implements Schema {}

  /** True or false. */
  record Flag() implements Schema {}

  /** One of the constants of an enum, in kebab case. */
  record Choice(Class<? extends Enum<?>> type) implements Schema {
    /** The words to choose from. */
    public List<String> words() {
      return Arrays.stream(type.getEnumConstants()).map(Names::word).toList();
    }
  }

  /** A path, taken relative to the directory of the file it is written in. */
  record FilePath(Presence presence) implements Schema {}

  /** Any number of values of one kind. */
  record ListOf(Schema element) implements Schema {}

  /** A mapping that becomes a record. */
  record Structure(Class<? extends Record> type, String doc, List<Property> properties)
      implements Schema {}

  /** A mapping whose discriminator key says which record it becomes. */
  record Union(String discriminator, Map<String, Structure> variants) implements Schema {
    /** The word in the file for a record's type. */
    public String tagOf(Class<?> type) {
      return variants.entrySet().stream()
          .filter(variant -> variant.getValue().type().equals(type))
          .map(Map.Entry::getKey)
          .findFirst()
          .orElseThrow(() -> new IllegalArgumentException(type + " is no variant of " + variants));
    }
  }

  /** Whether a path is checked when the file is read. */
  enum Presence {
    UNCHECKED,
    REQUIRED
  }

  /**
   * One key of a structure.
   *
   * @param key in kebab case
   * @param byDefault YAML text of the default; a property without one is required unless optional
   * @param optional whether the record holds an {@code Optional}, {@code OptionalInt} or the like
   */
  record Property(
      String key,
      Schema schema,
      String doc,
      Optional<String> byDefault,
      boolean optional,
      RecordComponent component) {
    /** Whether the file must hold this key. */
    public boolean required() {
      return byDefault.isEmpty() && !optional;
    }
  }
}
