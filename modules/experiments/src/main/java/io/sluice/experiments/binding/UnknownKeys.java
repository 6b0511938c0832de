package io.sluice.experiments.binding;

import io.sluice.experiments.binding.Schema.Property;
import io.sluice.experiments.binding.Schema.Structure;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Says of a key that a mapping does not have which one was meant. */
record UnknownKeys(Structure structure, Collection<String> known) {

  /** What is wrong with a key of the mapping at {@code path}, and what helps. */
  String problemWith(String key, YamlValue value, String path) {
    return "unknown key"
        + otherWord(key)
            .or(() -> below(key, value).map(found -> Binder.join(path, found)))
            .or(() -> Names.nearest(key, known))
            .map(meant -> ", did you mean \"" + meant + "\"?")
            .orElseGet(() -> ", expected one of " + Binder.list(known));
  }

  private Optional<String> otherWord(String key) {
    return structure.properties().stream()
        .filter(property -> otherWords(property).contains(key))
        .map(Property::key)
        .findFirst();
  }

  /** The same key one level deeper, if one mapping there has it and could hold the value. */
  private Optional<String> below(String key, YamlValue value) {
    var found = structure.properties().stream().flatMap(outer -> below(outer, key, value)).toList();
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }

  private static Stream<String> below(Property outer, String key, YamlValue value) {
    return outer.schema() instanceof Structure inner
        ? inner.properties().stream()
            .filter(property -> property.key().equals(key) || otherWords(property).contains(key))
            .filter(property -> isNumber(property.schema()) == isNumber(value))
            .map(property -> outer.key() + "." + property.key())
        : Stream.empty();
  }

  private static boolean isNumber(Schema schema) {
    return schema instanceof Schema.Real || schema instanceof Schema.Whole;
  }

  private static boolean isNumber(YamlValue value) {
    return value instanceof YamlValue.Scalar scalar
        && scalar.plain()
        && Scalars.isNumber(scalar.text());
  }

  private static List<String> otherWords(Property property) {
    var also = property.component().getAnnotation(Also.class);
    return also == null ? List.of() : List.of(also.value());
  }
}
