package io.sluice.model.json;

/** JSON's null, as a value. */
public enum JsonNull implements JsonValue {
  /** The only one. */
  NULL
}
