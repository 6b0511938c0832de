package io.sluice.experiments.binding;

import io.sluice.experiments.binding.Schema.Property;
import io.sluice.experiments.binding.Schema.Structure;
import io.sluice.experiments.binding.Schema.Union;
import io.sluice.experiments.binding.YamlValue.Entry;
import io.sluice.experiments.binding.YamlValue.Items;
import io.sluice.experiments.binding.YamlValue.Mapping;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Builds records from a YAML tree. Goes on after a mistake, so that one run finds them all; what
 * could not be built is empty and has left a problem.
 */
final class Binder {
  private final ScalarBinder scalars;
  private final List<Problem> problems;

  /**
   * @param directory what relative paths are relative to
   * @param names judges names
   * @param problems where mistakes are added
   */
  Binder(Path directory, KnownNames names, List<Problem> problems) {
    this.scalars = new ScalarBinder(directory, names, problems);
    this.problems = problems;
  }

  /** The value for this place, or empty after a problem. */
  Optional<Object> bind(Schema schema, YamlValue value, String path) {
    if (schema instanceof Structure structure) {
      return mapping(value, path, keys(structure))
          .flatMap(found -> structure(structure, found, path, List.of()));
    }
    if (schema instanceof Union union) {
      return mapping(value, path, keys(union)).flatMap(found -> union(union, found, path));
    }
    if (schema instanceof Schema.ListOf list) {
      return list(list, value, path);
    }
    return scalars.bind(schema, value, path);
  }

  private static String keys(Structure structure) {
    var keys = structure.properties().stream().map(Property::key).toList();
    return keys.isEmpty() ? "" : "; its keys are " + list(keys);
  }

  private static String keys(Union union) {
    return "; its key " + union.discriminator() + " is one of " + list(union.variants().keySet());
  }

  private Optional<Mapping> mapping(YamlValue value, String path, String keys) {
    if (value instanceof Mapping mapping) {
      return Optional.of(mapping);
    }
    var expected = " found, expected a mapping of keys to values" + keys;
    report(value.where(), path, value.describe() + expected);
    return Optional.empty();
  }

  private Optional<Object> list(Schema.ListOf schema, YamlValue value, String path) {
    if (!(value instanceof Items items)) {
      report(value.where(), path, value.describe() + " found, expected a list such as [a, b]");
      return Optional.empty();
    }
    var bound = new ArrayList<Object>();
    for (var i = 0; i < items.values().size(); i++) {
      bind(schema.element(), items.values().get(i), path + "[" + i + "]").ifPresent(bound::add);
    }
    return bound.size() == items.values().size()
        ? Optional.of(List.copyOf(bound))
        : Optional.empty();
  }

  private Optional<Object> union(Union union, Mapping mapping, String path) {
    var key = union.discriminator();
    var words = union.variants().keySet();
    var entry = mapping.entries().get(key);
    if (entry == null) {
      report(mapping.where(), join(path, key), "is missing, expected one of " + list(words));
      return Optional.empty();
    }
    var word = scalars.word(words, entry.value(), join(path, key));
    return word.map(union.variants()::get)
        .flatMap(variant -> structure(variant, mapping, path, List.of(key)));
  }

  private Optional<Object> structure(
      Structure structure, Mapping mapping, String path, List<String> alreadyRead) {
    var before = problems.size();
    var known = new ArrayList<>(alreadyRead);
    structure.properties().forEach(property -> known.add(property.key()));
    refuseUnknown(mapping, path, structure, known);
    var arguments = new ArrayList<Object>();
    for (var property : structure.properties()) {
      property(property, mapping, path).ifPresent(arguments::add);
    }
    if (arguments.size() < structure.properties().size()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Records.make(structure.type(), arguments));
    } catch (InvalidValueException refused) {
      if (problems.size() == before) {
        var where = mapping.nearest(refused.key()).where();
        report(where, join(path, refused.key()), refused.problem());
      }
      return Optional.empty();
    } catch (IllegalArgumentException refused) {
      if (problems.size() == before) {
        report(mapping.where(), path, String.valueOf(refused.getMessage()));
      }
      return Optional.empty();
    }
  }

  private void refuseUnknown(
      Mapping mapping, String path, Structure structure, Collection<String> known) {
    var unknown = new UnknownKeys(structure, known);
    mapping
        .entries()
        .forEach(
            (key, entry) -> {
              if (!known.contains(key)) {
                var place = join(path, Scalars.shorten(key));
                report(entry.keyWhere(), place, unknown.problemWith(key, entry.value(), path));
              }
            });
  }

  /** A sentence that stands inside another. */
  private static String inside(String sentence) {
    var plain = sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    var isWord = plain.length() > 1 && Character.isLowerCase(plain.charAt(1));
    return isWord ? plain.substring(0, 1).toLowerCase(Locale.ROOT) + plain.substring(1) : plain;
  }

  private Optional<Object> property(Property property, Mapping mapping, String path) {
    var below = join(path, property.key());
    var written = Optional.ofNullable(mapping.entries().get(property.key()));
    var value = written.map(Entry::value).or(() -> byDefault(property, mapping));
    if (value.isEmpty()) {
      if (property.required()) {
        report(mapping.where(), below, "is missing (" + inside(property.doc()) + ")");
        return Optional.empty();
      }
      return Optional.of(Records.empty(property.component().getType()));
    }
    var bound = bind(property.schema(), value.get(), below);
    return property.optional()
        ? bound.map(present -> Records.present(property.component().getType(), present))
        : bound;
  }

  private Optional<YamlValue> byDefault(Property property, Mapping mapping) {
    return property.byDefault().flatMap(yaml -> YamlReader.inline(mapping.where(), yaml, problems));
  }

  private void report(Location where, String path, String message) {
    problems.add(new Problem(where, path, message));
  }

  static String join(String path, String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  static String list(Collection<String> words) {
    return String.join(", ", words);
  }
}
