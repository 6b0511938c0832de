package io.sluice.experiments.binding;

import java.util.List;
import java.util.Optional;

/**
 * Lets a record's constructor hold its components to what their annotations say, so that settings
 * made in code meet the same checks as settings read from a file.
 */
public final class Constraints {
  private Constraints() {}

  /**
   * Checks all components, to be called from the compact constructor.
   *
   * @param components in the order declared
   * @throws IllegalArgumentException naming the component, its value and what was expected
   */
  public static void check(Class<? extends Record> type, Object... components) {
    var properties = ((Schema.Structure) Schemas.of(type)).properties();
    if (components.length != properties.size()) {
      throw new IllegalStateException(
          type.getSimpleName()
              + " has "
              + properties.size()
              + " components, checked were "
              + components.length);
    }
    for (var i = 0; i < components.length; i++) {
      var key = properties.get(i).key();
      var message = violation(properties.get(i).schema(), components[i]);
      message.ifPresent(
          what -> {
            throw new IllegalArgumentException(key + " " + what);
          });
    }
  }

  /** What is wrong with a value of the right Java type, if anything. */
  static Optional<String> violation(Schema schema, Object value) {
    return Records.content(value).flatMap(present -> violationOf(schema, present));
  }

  private static Optional<String> violationOf(Schema schema, Object value) {
    if (schema instanceof Schema.ListOf listOf) {
      return ((List<?>) value)
          .stream().flatMap(item -> violation(listOf.element(), item).stream()).findFirst();
    }
    if (schema instanceof Schema.Whole whole) {
      return outside(whole.range(), (Number) value);
    }
    if (schema instanceof Schema.Real real) {
      return outside(real.range(), (Number) value);
    }
    if (schema instanceof Schema.Text text) {
      return text.form()
          .filter(form -> !value.toString().matches(form))
          .map(form -> "must match " + form + ", was " + shown(text, value.toString()));
    }
    return Optional.empty();
  }

  /** Of a name that looks like a file's also where to give it. */
  private static String shown(Schema.Text text, String value) {
    var path = text.nameOf().isPresent() && (value.contains("/") || value.contains("\\"));
    var shortened = Scalars.shorten(value);
    return '"' + shortened + '"' + (path ? "; a file is given as path: " + shortened : "");
  }

  private static Optional<String> outside(Interval range, Number value) {
    return range.contains(value.doubleValue())
        ? Optional.empty()
        : Optional.of("must be in " + range.text() + ", was " + value);
  }
}
