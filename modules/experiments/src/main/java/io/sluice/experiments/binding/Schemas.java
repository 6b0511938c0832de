package io.sluice.experiments.binding;

import io.sluice.experiments.binding.Schema.Presence;
import io.sluice.experiments.binding.Schema.Property;
import io.sluice.experiments.binding.Schema.Structure;
import io.sluice.experiments.binding.Schema.Union;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

/** Reads the {@link Schema} of records and sealed interfaces of records from their declarations. */
public final class Schemas {
  private static final Map<Class<?>, Schema> KNOWN = new ConcurrentHashMap<>();

  private Schemas() {}

  /**
   * The schema of a record, or of a sealed interface of records.
   *
   * @throws IllegalArgumentException for a declaration that no file could fill; a mistake of the
   *     programmer, not of the user
   */
  public static Schema of(Class<?> type) {
    var known = KNOWN.get(type);
    if (known != null) {
      return known;
    }
    var schema = type.isRecord() ? structure(type.asSubclass(Record.class)) : union(type);
    KNOWN.put(type, schema);
    return schema;
  }

  private static Structure structure(Class<? extends Record> type) {
    var properties = Arrays.stream(type.getRecordComponents()).map(Schemas::property).toList();
    var doc = type.getAnnotation(Doc.class);
    return new Structure(type, doc == null ? "" : doc.value(), properties);
  }

  private static Union union(Class<?> type) {
    var taggedBy = type.getAnnotation(TaggedBy.class);
    if (!type.isSealed() || taggedBy == null) {
      throw new IllegalArgumentException(
          type + " must be a record or a sealed interface with @TaggedBy");
    }
    var variants = new LinkedHashMap<String, Structure>();
    for (var permitted : type.getPermittedSubclasses()) {
      variants.put(
          permitted.getAnnotation(Tag.class).value(),
          structure(permitted.asSubclass(Record.class)));
    }
    return new Union(taggedBy.value(), variants);
  }

  private static Property property(RecordComponent component) {
    var doc = component.getAnnotation(Doc.class);
    if (doc == null) {
      throw new IllegalArgumentException(component + " of a configuration needs @Doc");
    }
    var byDefault = Optional.ofNullable(component.getAnnotation(Default.class));
    return new Property(
        Names.key(component.getName()),
        schema(component, component.getGenericType()),
        doc.value(),
        byDefault.map(Default::value),
        isOptional(component.getType()),
        component);
  }

  private static boolean isOptional(Class<?> type) {
    return List.of(Optional.class, OptionalInt.class, OptionalLong.class, OptionalDouble.class)
        .contains(type);
  }

  private static Schema schema(RecordComponent component, Type type) {
    if (type instanceof ParameterizedType generic) {
      var element = schema(component, generic.getActualTypeArguments()[0]);
      return generic.getRawType() == Optional.class ? element : new Schema.ListOf(element);
    }
    var plain = (Class<?>) type;
    if (plain == int.class || plain == Integer.class || plain == OptionalInt.class) {
      return new Schema.Whole(range(component), int.class);
    }
    if (plain == long.class || plain == Long.class || plain == OptionalLong.class) {
      return new Schema.Whole(range(component), long.class);
    }
    if (plain == double.class || plain == Double.class || plain == OptionalDouble.class) {
      return new Schema.Real(range(component));
    }
    if (plain == boolean.class) {
      return new Schema.Flag();
    }
    if (plain == String.class) {
      var form = Optional.ofNullable(component.getAnnotation(Matching.class));
      var named = Optional.ofNullable(component.getAnnotation(NameOf.class));
      return new Schema.Text(form.map(Matching::value), named.map(NameOf::value));
    }
    if (plain == Path.class) {
      var checked = component.isAnnotationPresent(Existing.class);
      return new Schema.FilePath(checked ? Presence.REQUIRED : Presence.UNCHECKED);
    }
    if (plain.isEnum()) {
      @SuppressWarnings("unchecked") // isEnum says so
      var constants = (Class<? extends Enum<?>>) plain;
      return new Schema.Choice(constants);
    }
    return of(plain);
  }

  private static Interval range(RecordComponent component) {
    var range = component.getAnnotation(Range.class);
    return range == null ? Interval.ALL : Interval.parse(range.value());
  }
}
