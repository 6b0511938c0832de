package io.sluice.model.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns Jackson's token stream into values, keeping to the limits. */
final class JsonReader {
  private static final int LONGEST_NUMBER = 400;

  private final String source;
  private final JsonLimits limits;

  JsonReader(String source, JsonLimits limits) {
    this.source = source;
    this.limits = limits;
  }

  JsonValue read(String text) {
    try (JsonParser parser = factory().createParser(text)) {
      JsonToken first = parser.nextToken();
      if (first == null) {
        throw new JsonException(source + ":1:1: expected a JSON value, found nothing");
      }
      JsonValue value = value(parser, first);
      if (parser.nextToken() != null) {
        throw refuse(parser, "expected the end of the text after one value, found more");
      }
      return value;
    } catch (JsonProcessingException e) {
      JsonLocation at = e.getLocation();
      String where = at == null ? source : source + ":" + at.getLineNr() + ":" + at.getColumnNr();
      throw new JsonException(where + ": " + printable(e.getOriginalMessage()), e);
    } catch (IOException e) {
      throw new UncheckedIOException(source + ": reading from memory failed", e);
    }
  }

  private JsonFactory factory() {
    return JsonFactory.builder()
        // Names from files are untrusted: no shared table of them, no interning.
        .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
        .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
        .streamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(limits.maxDepth())
                .maxStringLength(limits.maxStringLength())
                .maxNameLength(limits.maxStringLength())
                .maxNumberLength(LONGEST_NUMBER)
                .maxTokenCount(limits.maxTokens())
                .build())
        .build();
  }

  private JsonValue value(JsonParser parser, JsonToken token) throws IOException {
    return switch (token) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> array(parser);
      case VALUE_STRING -> new JsonString(parser.getText());
      case VALUE_NUMBER_INT -> integer(parser);
      case VALUE_NUMBER_FLOAT -> decimal(parser);
      case VALUE_TRUE -> new JsonBoolean(true);
      case VALUE_FALSE -> new JsonBoolean(false);
      case VALUE_NULL -> JsonNull.NULL;
      default -> throw refuse(parser, "expected a JSON value");
    };
  }

  private JsonObject object(JsonParser parser) throws IOException {
    Map<String, JsonValue> members = new LinkedHashMap<>();
    while (next(parser) != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      if (members.containsKey(key)) {
        throw refuse(parser, "key " + JsonText.quote(key) + " stands here a second time");
      }
      members.put(key, value(parser, next(parser)));
    }
    return new JsonObject(members);
  }

  private JsonArray array(JsonParser parser) throws IOException {
    List<JsonValue> values = new ArrayList<>();
    for (JsonToken token = next(parser); token != JsonToken.END_ARRAY; token = next(parser)) {
      values.add(value(parser, token));
    }
    return new JsonArray(values);
  }

  private JsonInteger integer(JsonParser parser) throws IOException {
    try {
      return new JsonInteger(Long.parseLong(parser.getText()));
    } catch (NumberFormatException e) {
      throw refuse(
          parser, "integer " + JsonText.quote(parser.getText()) + " does not fit in 64 bits");
    }
  }

  private JsonDecimal decimal(JsonParser parser) throws IOException {
    double value = Double.parseDouble(parser.getText());
    if (!Double.isFinite(value)) {
      throw refuse(parser, "number " + JsonText.quote(parser.getText()) + " is out of range");
    }
    return new JsonDecimal(value);
  }

  /** Jackson reports an end of text inside a value itself; null would mean it did not. */
  private JsonToken next(JsonParser parser) throws IOException {
    JsonToken token = parser.nextToken();
    if (token == null) {
      throw refuse(parser, "the text ends inside a value");
    }
    return token;
  }

  private JsonException refuse(JsonParser parser, String message) {
    JsonLocation at = parser.currentTokenLocation();
    return new JsonException(
        source + ":" + at.getLineNr() + ":" + at.getColumnNr() + ": " + message);
  }

  /** Jackson repeats pieces of the text in its messages: no control characters to a terminal. */
  private static String printable(@Nullable String message) {
    return message == null ? "not JSON" : message.replaceAll("\\p{Cntrl}+", " ");
  }
}
