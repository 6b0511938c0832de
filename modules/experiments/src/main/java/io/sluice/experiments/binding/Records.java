package io.sluice.experiments.binding;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Makes records and reads their components by reflection. */
final class Records {
  private Records() {}

  /**
   * Calls the canonical constructor.
   *
   * @throws IllegalArgumentException as thrown by the record's own checks
   */
  static Record make(Class<? extends Record> type, List<?> components) {
    try {
      var types =
          Arrays.stream(type.getRecordComponents())
              .map(RecordComponent::getType)
              .toArray(Class<?>[]::new);
      var constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(components.toArray());
    } catch (InvocationTargetException thrown) {
      if (thrown.getCause() instanceof IllegalArgumentException refused) {
        throw refused;
      }
      throw new IllegalStateException("cannot make " + type, thrown.getCause());
    } catch (ReflectiveOperationException unusable) {
      throw new IllegalStateException("cannot make " + type, unusable);
    }
  }

  /** The value of one component. */
  static Object read(Record record, RecordComponent component) {
    try {
      var accessor = component.getAccessor();
      accessor.setAccessible(true);
      return accessor.invoke(record);
    } catch (ReflectiveOperationException unusable) {
      throw new IllegalStateException("cannot read " + component, unusable);
    }
  }

  /** The empty optional of this class. */
  static Object empty(Class<?> optional) {
    if (optional == OptionalInt.class) {
      return OptionalInt.empty();
    }
    if (optional == OptionalLong.class) {
      return OptionalLong.empty();
    }
    return optional == OptionalDouble.class ? OptionalDouble.empty() : Optional.empty();
  }

  /** The value in an optional of this class. */
  static Object present(Class<?> optional, Object value) {
    if (optional == OptionalInt.class) {
      return OptionalInt.of((Integer) value);
    }
    if (optional == OptionalLong.class) {
      return OptionalLong.of((Long) value);
    }
    return optional == OptionalDouble.class
        ? OptionalDouble.of((Double) value)
        : Optional.of(value);
  }

  /** What an optional of any class holds; a value that is no optional is itself. */
  static Optional<Object> content(Object value) {
    if (value instanceof OptionalInt whole) {
      return whole.isPresent() ? Optional.of(whole.getAsInt()) : Optional.empty();
    }
    if (value instanceof OptionalLong whole) {
      return whole.isPresent() ? Optional.of(whole.getAsLong()) : Optional.empty();
    }
    if (value instanceof OptionalDouble real) {
      return real.isPresent() ? Optional.of(real.getAsDouble()) : Optional.empty();
    }
    return value instanceof Optional<?> optional
        ? optional.map(Object.class::cast)
        : Optional.of(value);
  }
}
