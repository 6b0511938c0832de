package io.sluice.catalog;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Carries out a {@link JsonVectors}, in one pass and in little memory. */
final class JsonVectorExtractor {
  private final JsonVectors extract;
  private final JsonParser parser;
  private final OutputStream out;

  private JsonVectorExtractor(JsonVectors extract, JsonParser parser, OutputStream out) {
    this.extract = extract;
    this.parser = parser;
    this.out = out;
  }

  static void extract(JsonVectors extract, Path source, BoundedOutput target) throws IOException {
    OutputStream out = new BufferedOutputStream(target, 1 << 16);
    try (JsonParser parser = new JsonFactory().createParser(source.toFile())) {
      new JsonVectorExtractor(extract, parser, out).run();
    } catch (JsonProcessingException e) {
      throw new FetchException("not the JSON that was expected: " + e.getMessage(), e);
    }
    out.flush();
  }

  private void run() throws IOException {
    expect(parser.nextToken(), JsonToken.START_OBJECT);
    boolean found = false;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      found |= extract.member().equals(parser.currentName());
      JsonToken value = parser.nextToken();
      if (extract.member().equals(parser.currentName())) {
        expect(value, JsonToken.START_OBJECT);
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
          word(parser.currentName());
        }
        expect(parser.currentToken(), JsonToken.END_OBJECT);
      } else {
        parser.skipChildren();
      }
    }
    expect(parser.currentToken(), JsonToken.END_OBJECT);
    if (!found) {
      throw new FetchException("the JSON has no member \"" + extract.member() + "\"");
    }
  }

  private void word(String word) throws IOException {
    if (word.isEmpty() || word.codePoints().anyMatch(JsonVectorExtractor::divides)) {
      throw new FetchException(
          place() + "a word that a text file of vectors cannot hold: \"" + word + "\"");
    }
    out.write(word.getBytes(StandardCharsets.UTF_8));
    expect(parser.nextToken(), JsonToken.START_ARRAY);
    long count = 0;
    for (JsonToken t = parser.nextToken(); t != JsonToken.END_ARRAY; t = parser.nextToken()) {
      if (t == null || !t.isNumeric()) {
        throw new FetchException(place() + "expected a number of \"" + word + "\", found " + t);
      }
      if (count++ < extract.numbers()) {
        out.write((' ' + parser.getText()).getBytes(StandardCharsets.US_ASCII));
      }
    }
    if (count < extract.numbers()) {
      throw new FetchException(
          place()
              + "expected "
              + extract.numbers()
              + " numbers of \""
              + word
              + "\", found "
              + count);
    }
    out.write('\n');
  }

  /** Whether a file of vectors takes this for the end of a word or line. */
  static boolean divides(int codePoint) {
    return Character.isWhitespace(codePoint) || Character.isISOControl(codePoint);
  }

  private void expect(@Nullable JsonToken found, JsonToken expected) throws IOException {
    if (found != expected) {
      throw new FetchException(place() + "expected " + expected + ", found " + found);
    }
  }

  private String place() {
    return "line "
        + parser.currentLocation().getLineNr()
        + ", column "
        + parser.currentLocation().getColumnNr()
        + ": ";
  }
}
