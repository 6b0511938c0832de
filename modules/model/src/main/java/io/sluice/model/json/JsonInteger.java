package io.sluice.model.json;

/** A JSON number without fraction or exponent; numbers outside 64 bits are refused on reading. */
public record JsonInteger(long value) implements JsonValue {}
