package io.sluice.experiments.binding;

import static java.util.Objects.requireNonNull;

import io.sluice.experiments.binding.Schema.Structure;
import io.sluice.experiments.binding.Schema.Union;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** Writes a configuration record with every default filled in; reading it gives the same record. */
public final class RecordWriter {
  private RecordWriter() {}

  /** YAML text of the record. */
  public static String toYaml(Class<?> type, Record record) {
    var settings =
        DumpSettings.builder()
            .setDefaultFlowStyle(FlowStyle.BLOCK)
            .setSchema(new CoreSchema())
            .setWidth(120)
            .build();
    return new Dump(settings).dumpToString(toMap(type, record));
  }

  /**
   * The record as nested maps, lists, numbers, flags and text, for JSON and YAML.
   *
   * @param type as it is bound: the record's class, or the sealed interface it belongs to
   */
  public static Map<String, Object> toMap(Class<?> type, Record record) {
    return mapping(Schemas.of(type), record);
  }

  private static Map<String, Object> mapping(Schema schema, Record record) {
    var map = new LinkedHashMap<String, Object>();
    if (schema instanceof Union union) {
      var tag = union.tagOf(record.getClass());
      map.put(union.discriminator(), tag);
      map.putAll(mapping(requireNonNull(union.variants().get(tag)), record));
      return map;
    }
    for (var property : ((Structure) schema).properties()) {
      Records.content(Records.read(record, property.component()))
          .ifPresent(value -> map.put(property.key(), plain(property.schema(), value)));
    }
    return map;
  }

  private static Object plain(Schema schema, Object value) {
    if (value instanceof Record record) {
      return mapping(schema, record);
    }
    if (value instanceof List<?> list && schema instanceof Schema.ListOf listOf) {
      // Each a list of its own: the writer makes an alias of one that it meets again.
      var copy = new ArrayList<Object>();
      list.forEach(item -> copy.add(plain(listOf.element(), item)));
      return copy;
    }
    if (value instanceof Enum<?> constant) {
      return Names.word(constant);
    }
    return value instanceof Number || value instanceof Boolean ? value : value.toString();
  }
}
