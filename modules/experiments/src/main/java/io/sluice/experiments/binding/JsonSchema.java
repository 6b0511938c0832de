package io.sluice.experiments.binding;

import io.sluice.experiments.binding.Schema.Property;
import io.sluice.experiments.binding.Schema.Structure;
import io.sluice.experiments.binding.Schema.Union;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Describes configuration records as a JSON Schema (draft 2020-12), with which editors complete and
 * check YAML files. It says what the binder says, except for the rules that join several keys.
 */
public final class JsonSchema {
  private static final String DRAFT = "https://json-schema.org/draft/2020-12/schema";

  private JsonSchema() {}

  /** The schema as nested maps, ready to be written as JSON. */
  public static Map<String, Object> of(Class<?> type, String title) {
    var document = new LinkedHashMap<String, Object>();
    document.put("$schema", DRAFT);
    document.put("title", title);
    document.putAll(describe(Schemas.of(type)));
    return document;
  }

  private static Map<String, Object> describe(Schema schema) {
    if (schema instanceof Structure structure) {
      return object(structure, Optional.empty());
    }
    if (schema instanceof Union union) {
      return union(union);
    }
    if (schema instanceof Schema.ListOf list) {
      return map("type", "array", "items", describe(list.element()));
    }
    if (schema instanceof Schema.Whole whole) {
      return bounded(map("type", "integer"), whole.range());
    }
    if (schema instanceof Schema.Real real) {
      return bounded(map("type", "number"), real.range());
    }
    if (schema instanceof Schema.Flag) {
      return map("type", "boolean");
    }
    if (schema instanceof Schema.Choice choice) {
      return map("enum", choice.words());
    }
    var described = map("type", "string");
    if (schema instanceof Schema.Text text) {
      text.form().ifPresent(form -> described.put("pattern", "^(?:" + form + ")$"));
    }
    return described;
  }

  private static Map<String, Object> union(Union union) {
    var key = union.discriminator();
    var variants = new ArrayList<Map<String, Object>>();
    union
        .variants()
        .forEach((tag, variant) -> variants.add(object(variant, Optional.of(Map.entry(key, tag)))));
    var tags = map("enum", List.copyOf(union.variants().keySet()));
    return map(
        "type",
        "object",
        "required",
        List.of(key),
        "properties",
        map(key, tags),
        "oneOf",
        variants);
  }

  private static Map<String, Object> object(
      Structure structure, Optional<Map.Entry<String, String>> tag) {
    var properties = new LinkedHashMap<String, Object>();
    var required = new ArrayList<String>();
    tag.ifPresent(
        word -> {
          properties.put(word.getKey(), map("const", word.getValue()));
          required.add(word.getKey());
        });
    for (var property : structure.properties()) {
      properties.put(property.key(), property(property));
      if (property.required()) {
        required.add(property.key());
      }
    }
    var object = map("type", "object");
    if (!structure.doc().isEmpty()) {
      object.put("description", structure.doc());
    }
    object.put("properties", properties);
    object.put("required", required);
    object.put("additionalProperties", false);
    return object;
  }

  private static Map<String, Object> property(Property property) {
    var described = map("description", property.doc());
    described.putAll(describe(property.schema()));
    property
        .byDefault()
        .flatMap(yaml -> YamlReader.inline(Location.override("default", yaml), yaml, List.of()))
        .ifPresent(value -> described.put("default", plain(value)));
    return described;
  }

  private static Map<String, Object> bounded(Map<String, Object> type, Interval range) {
    if (Double.isFinite(range.low())) {
      type.put(range.lowOpen() ? "exclusiveMinimum" : "minimum", shortest(range.low()));
    }
    if (Double.isFinite(range.high())) {
      type.put(range.highOpen() ? "exclusiveMaximum" : "maximum", shortest(range.high()));
    }
    return type;
  }

  private static Object plain(YamlValue value) {
    if (value instanceof YamlValue.Items items) {
      return items.values().stream().map(JsonSchema::plain).toList();
    }
    if (value instanceof YamlValue.Mapping mapping) {
      var object = new LinkedHashMap<String, Object>();
      mapping.entries().forEach((key, entry) -> object.put(key, plain(entry.value())));
      return object;
    }
    var scalar = (YamlValue.Scalar) value;
    if (scalar.plain() && Scalars.isFlag(scalar.text())) {
      return scalar.text().equals("true");
    }
    return scalar.plain() && Scalars.isNumber(scalar.text())
        ? shortest(Double.parseDouble(scalar.text()))
        : scalar.text();
  }

  private static Number shortest(double number) {
    if (number == Math.rint(number) && Math.abs(number) < 1e15) {
      return (long) number;
    }
    return number;
  }

  private static Map<String, Object> map(Object... pairs) {
    var map = new LinkedHashMap<String, Object>();
    for (var i = 0; i < pairs.length; i += 2) {
      map.put((String) pairs[i], pairs[i + 1]);
    }
    return map;
  }
}
