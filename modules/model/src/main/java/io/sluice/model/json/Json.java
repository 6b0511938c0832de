package io.sluice.model.json;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Reads and writes JSON. */
public final class Json {
  private Json() {}

  /**
   * Reads one value.
   *
   * @param text the whole document
   * @param source what to call it in messages, usually the file name
   * @throws JsonException with {@code source:line:column} if the text is not JSON
   */
  public static JsonValue parse(String text, String source) {
    return parse(text, source, JsonLimits.DEFAULT);
  }

  /** Reads one value within {@code limits}; otherwise as {@link #parse(String, String)}. */
  public static JsonValue parse(String text, String source, JsonLimits limits) {
    checkLength(text.length(), source, limits);
    return new JsonReader(source, limits).read(text);
  }

  /** Reads one value from UTF-8 bytes; otherwise as {@link #parse(String, String)}. */
  public static JsonValue parse(byte[] utf8, String source, JsonLimits limits) {
    checkLength(utf8.length, source, limits);
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
    } catch (CharacterCodingException e) {
      throw new JsonException(source + ": expected UTF-8, found other bytes", e);
    }
    return new JsonReader(source, limits).read(text);
  }

  /**
   * Reads one object.
   *
   * @throws JsonException as {@link #parse(String, String)}, or if the value is not an object
   */
  public static JsonObject parseObject(String text, String source) {
    return object(parse(text, source), source);
  }

  /** Reads one object from UTF-8 bytes. */
  public static JsonObject parseObject(byte[] utf8, String source, JsonLimits limits) {
    return object(parse(utf8, source, limits), source);
  }

  /** The value on one line, without spaces between tokens and without an end of line. */
  public static String compact(JsonValue value) {
    return JsonWriter.compact(value);
  }

  /** The value indented by two spaces, lines ended by {@code \n}, the last one too. */
  public static String pretty(JsonValue value) {
    return JsonWriter.pretty(value);
  }

  private static JsonObject object(JsonValue value, String source) {
    if (value instanceof JsonObject object) {
      return object;
    }
    throw new JsonException(source + ":1:1: expected an object, found " + value.description());
  }

  private static void checkLength(int length, String source, JsonLimits limits) {
    if (length > limits.maxLength()) {
      throw new JsonException(
          "%s: JSON of length %d, expected at most %d"
              .formatted(source, length, limits.maxLength()));
    }
  }
}
