package io.sluice.model.json;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.util.Iterator;
import java.util.Map;

/** Writes values; the same value gives the same characters on every JDK and system. */
final class JsonWriter {
  private static final int COMPACT = -1;

  private final StringBuilder out = new StringBuilder();

  private JsonWriter() {}

  static String compact(JsonValue value) {
    JsonWriter writer = new JsonWriter();
    writer.value(value, COMPACT);
    return writer.out.toString();
  }

  static String pretty(JsonValue value) {
    JsonWriter writer = new JsonWriter();
    writer.value(value, 0);
    return writer.out.append('\n').toString();
  }

  /** Writes {@code value} at nesting depth {@code depth}, or {@link #COMPACT}. */
  private void value(JsonValue value, int depth) {
    if (value instanceof JsonObject object) {
      object(object, depth);
    } else if (value instanceof JsonArray array) {
      array(array, depth);
    } else if (value instanceof JsonString string) {
      JsonText.append(out, string.value());
    } else if (value instanceof JsonInteger integer) {
      out.append(integer.value());
    } else if (value instanceof JsonDecimal decimal) {
      // Double.toString gives other digits before JDK 19; Jackson's shortest form does not vary.
      out.append(NumberOutput.toString(decimal.value(), true));
    } else if (value instanceof JsonBoolean truth) {
      out.append(truth.value());
    } else {
      out.append("null");
    }
  }

  private void object(JsonObject object, int depth) {
    out.append('{');
    Iterator<Map.Entry<String, JsonValue>> members = object.members().entrySet().iterator();
    boolean empty = !members.hasNext();
    while (members.hasNext()) {
      Map.Entry<String, JsonValue> member = members.next();
      line(inside(depth));
      JsonText.append(out, member.getKey());
      out.append(depth == COMPACT ? ":" : ": ");
      value(member.getValue(), inside(depth));
      out.append(members.hasNext() ? "," : "");
    }
    if (!empty) {
      line(depth);
    }
    out.append('}');
  }

  private void array(JsonArray array, int depth) {
    out.append('[');
    Iterator<JsonValue> values = array.values().iterator();
    boolean nested = array.values().stream().anyMatch(JsonWriter::isNested);
    int inner = nested ? inside(depth) : COMPACT;
    while (values.hasNext()) {
      line(inner);
      value(values.next(), inner);
      out.append(values.hasNext() ? (depth != COMPACT && !nested ? ", " : ",") : "");
    }
    if (nested) {
      line(depth);
    }
    out.append(']');
  }

  private static boolean isNested(JsonValue value) {
    return value instanceof JsonObject || value instanceof JsonArray;
  }

  private static int inside(int depth) {
    return depth == COMPACT ? COMPACT : depth + 1;
  }

  private void line(int depth) {
    if (depth != COMPACT) {
      out.append('\n').append("  ".repeat(depth));
    }
  }
}
