package io.sluice.model.json;

/** A JSON number with a fraction or exponent; always finite. */
public record JsonDecimal(double value) implements JsonValue {
  public JsonDecimal {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(
          "a JSON number must be finite, was " + value + "; write a string or null instead");
    }
  }
}
