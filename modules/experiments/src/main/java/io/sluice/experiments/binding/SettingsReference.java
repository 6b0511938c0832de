package io.sluice.experiments.binding;

import io.sluice.experiments.binding.Schema.Property;
import io.sluice.experiments.binding.Schema.Structure;
import io.sluice.experiments.binding.Schema.Union;
import java.util.List;

/** All settings of configuration records as tables in Markdown, for people. */
public final class SettingsReference {
  private final StringBuilder text = new StringBuilder();

  private SettingsReference() {}

  /** One section for each kind of file, one in it for each mapping, in the order of the file. */
  public static String markdown(Class<?> type) {
    var reference = new SettingsReference();
    reference.section("", Schemas.of(type));
    return reference.text.toString();
  }

  private void section(String path, Schema schema) {
    if (schema instanceof Schema.ListOf list) {
      section(path, list.element());
    } else if (schema instanceof Structure structure) {
      text.append(heading(path)).append(path.isEmpty() ? "The file" : code(path)).append("\n\n");
      text.append(structure.doc()).append("\n\n");
      table(structure.properties());
      below(path, structure);
    } else if (schema instanceof Union union) {
      union.variants().forEach((tag, variant) -> variant(path, union, tag, variant));
    }
  }

  private void variant(String path, Union union, String tag, Structure variant) {
    var chosen = code(union.discriminator() + ": " + tag);
    text.append(heading(path)).append(path.isEmpty() ? chosen : code(path) + " with " + chosen);
    text.append("\n\n").append(variant.doc()).append("\n\n");
    if (!variant.properties().isEmpty()) {
      table(variant.properties());
    }
    below(path, variant);
  }

  /** What stands under a kind of file is a part of its section. */
  private String heading(String path) {
    return path.isEmpty() ? "\n## " : "\n### ";
  }

  private void below(String path, Structure structure) {
    for (var property : structure.properties()) {
      section(Binder.join(path, property.key()), property.schema());
    }
  }

  private void table(List<Property> properties) {
    text.append("| key | value | default | meaning |\n| --- | --- | --- | --- |\n");
    for (var property : properties) {
      text.append("| ").append(code(property.key()));
      text.append(" | ").append(value(property.schema()));
      text.append(" | ").append(byDefault(property));
      text.append(" | ").append(property.doc()).append(" |\n");
    }
  }

  private static String byDefault(Property property) {
    if (property.required()) {
      return "**required**";
    }
    return property.byDefault().map(yaml -> code(yaml)).orElse("–");
  }

  private static String value(Schema schema) {
    if (schema instanceof Schema.Whole whole) {
      return "whole number" + range(whole.range());
    }
    if (schema instanceof Schema.Real real) {
      return "number" + range(real.range());
    }
    if (schema instanceof Schema.Flag) {
      return "`true`, `false`";
    }
    if (schema instanceof Schema.Choice choice) {
      return String.join(", ", choice.words().stream().map(SettingsReference::code).toList());
    }
    if (schema instanceof Schema.FilePath) {
      return "path";
    }
    if (schema instanceof Schema.ListOf list) {
      return "list of: " + value(list.element());
    }
    if (schema instanceof Union union) {
      var tags = union.variants().keySet().stream().map(SettingsReference::code).toList();
      return "mapping; " + code(union.discriminator()) + ": " + String.join(", ", tags);
    }
    return schema instanceof Structure ? "mapping" : "text";
  }

  private static String range(Interval range) {
    return range.equals(Interval.ALL) ? "" : " in " + range.text();
  }

  private static String code(String text) {
    return "`" + text + "`";
  }
}
