package io.sluice.model.json;

/** One JSON value: object, array, string, integer, decimal, boolean or null. Immutable. */
public sealed interface JsonValue
    permits JsonObject, JsonArray, JsonString, JsonInteger, JsonDecimal, JsonBoolean, JsonNull {

  /** The string {@code text}. */
  static JsonValue of(String text) {
    return new JsonString(text);
  }

  /** The integer {@code number}. */
  static JsonValue of(long number) {
    return new JsonInteger(number);
  }

  /** The decimal {@code number}, which must be finite. */
  static JsonValue of(double number) {
    return new JsonDecimal(number);
  }

  /** True or false. */
  static JsonValue of(boolean truth) {
    return new JsonBoolean(truth);
  }

  /** What this value is, in words for messages: {@code an object}, {@code a string}, … */
  default String description() {
    if (this instanceof JsonObject) {
      return "an object";
    } else if (this instanceof JsonArray) {
      return "an array";
    } else if (this instanceof JsonString) {
      return "a string";
    } else if (this instanceof JsonInteger) {
      return "an integer";
    } else if (this instanceof JsonDecimal) {
      return "a decimal number";
    } else if (this instanceof JsonBoolean) {
      return "true or false";
    }
    return "null";
  }
}
