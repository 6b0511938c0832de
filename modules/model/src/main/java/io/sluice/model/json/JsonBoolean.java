package io.sluice.model.json;

/** JSON's true and false. */
public record JsonBoolean(boolean value) implements JsonValue {}
