package io.sluice.model.json;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A JSON object whose keys keep their order of insertion. Two objects with the same members are
 * equal in whatever order they stand.
 */
public record JsonObject(Map<String, JsonValue> members) implements JsonValue {
  /** The object without members. */
  public static final JsonObject EMPTY = new JsonObject(Map.of());

  public JsonObject {
    Map<String, JsonValue> copy = new LinkedHashMap<>(members);
    copy.forEach(
        (key, value) -> {
          Objects.requireNonNull(key, "key");
          Objects.requireNonNull(value, key);
        });
    members = Collections.unmodifiableMap(copy);
  }

  /** Starts an object; keys are written in the order in which they are put. */
  public static Builder builder() {
    return new Builder();
  }

  /** The member {@code key}, if there is one. */
  public Optional<JsonValue> find(String key) {
    return Optional.ofNullable(members.get(key));
  }

  /**
   * The member {@code key}.
   *
   * @throws JsonException if it is missing, as for all typed accessors below
   */
  public JsonValue require(String key) {
    return find(key)
        .orElseThrow(
            () -> new JsonException("key " + JsonText.quote(key) + " is missing; " + present()));
  }

  /** The string {@code key}. */
  public String string(String key) {
    return typed(key, JsonString.class, "a string").value();
  }

  /** The integer {@code key}. */
  public long integer(String key) {
    return typed(key, JsonInteger.class, "an integer").value();
  }

  /** The integer {@code key}, which must be between bounds. */
  public int integer(String key, int least, int most) {
    long value = integer(key);
    if (value < least || value > most) {
      throw new JsonException(
          "key %s: must be between %d and %d, was %d"
              .formatted(JsonText.quote(key), least, most, value));
    }
    return (int) value;
  }

  /** The number {@code key}, integer or decimal. */
  public double decimal(String key) {
    if (require(key) instanceof JsonInteger integer) {
      return integer.value();
    }
    return typed(key, JsonDecimal.class, "a number").value();
  }

  /** The truth value {@code key}. */
  public boolean bool(String key) {
    return typed(key, JsonBoolean.class, "true or false").value();
  }

  /** The object {@code key}. */
  public JsonObject object(String key) {
    return typed(key, JsonObject.class, "an object");
  }

  /** The array {@code key}. */
  public JsonArray array(String key) {
    return typed(key, JsonArray.class, "an array");
  }

  private <T extends JsonValue> T typed(String key, Class<T> type, String expected) {
    JsonValue value = require(key);
    if (!type.isInstance(value)) {
      throw new JsonException(
          "key "
              + JsonText.quote(key)
              + ": expected "
              + expected
              + ", found "
              + value.description());
    }
    return type.cast(value);
  }

  private String present() {
    return "present are "
        + members.keySet().stream().limit(20).map(JsonText::quote).toList()
        + (members.size() > 20 ? " and more" : "");
  }

  /** Collects members; a key may be put once. */
  public static final class Builder {
    private final Map<String, JsonValue> members = new LinkedHashMap<>();

    private Builder() {}

    /** Adds a member. */
    public Builder put(String key, JsonValue value) {
      if (members.putIfAbsent(key, value) != null) {
        throw new IllegalArgumentException("key put twice: " + key);
      }
      return this;
    }

    /** Adds a string. */
    public Builder put(String key, String value) {
      return put(key, JsonValue.of(value));
    }

    /** Adds an integer. */
    public Builder put(String key, long value) {
      return put(key, JsonValue.of(value));
    }

    /** Adds a finite decimal. */
    public Builder put(String key, double value) {
      return put(key, JsonValue.of(value));
    }

    /** Adds true or false. */
    public Builder put(String key, boolean value) {
      return put(key, JsonValue.of(value));
    }

    /** The object so far. */
    public JsonObject build() {
      return new JsonObject(members);
    }
  }
}
