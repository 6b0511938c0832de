package io.sluice.model.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTest {
  private static final JsonObject SAMPLE =
      JsonObject.builder()
          .put("run", "tiny")
          .put("zeta", 1)
          .put("alpha", 0.1)
          .put("ok", true)
          .put("none", JsonNull.NULL)
          .put("steps", new JsonArray(List.of(JsonValue.of(1), JsonValue.of(2))))
          .put("inner", JsonObject.builder().put("list", nested()).build())
          .put("empty", JsonObject.EMPTY)
          .build();

  private static JsonArray nested() {
    return new JsonArray(List.of(JsonObject.builder().put("a", 1).build(), JsonArray.EMPTY));
  }

  @Test
  void compactKeepsTheOrderOfInsertion() {
    assertThat(Json.compact(SAMPLE))
        .isEqualTo(
            "{\"run\":\"tiny\",\"zeta\":1,\"alpha\":0.1,\"ok\":true,\"none\":null,"
                + "\"steps\":[1,2],\"inner\":{\"list\":[{\"a\":1},[]]},\"empty\":{}}");
  }

  @Test
  void prettyIndentsObjectsAndKeepsPlainArraysOnOneLine() {
    assertThat(Json.pretty(SAMPLE))
        .isEqualTo(
            """
            {
              "run": "tiny",
              "zeta": 1,
              "alpha": 0.1,
              "ok": true,
              "none": null,
              "steps": [1, 2],
              "inner": {
                "list": [
                  {
                    "a": 1
                  },
                  []
                ]
              },
              "empty": {}
            }
            """);
  }

  @Test
  void whatIsWrittenIsRead() {
    for (long seed = 0; seed < 300; seed++) {
      JsonValue value = randomValue(new SplittableRandom(seed), 4);
      String text = Json.compact(value);
      byte[] bytes = Json.pretty(value).getBytes(StandardCharsets.UTF_8);

      assertThat(Json.parse(text, "test")).as("seed %d: %s", seed, text).isEqualTo(value);
      assertThat(Json.parse(bytes, "test", JsonLimits.DEFAULT))
          .as("seed %d", seed)
          .isEqualTo(value);
      assertThat(Json.compact(Json.parse(text, "test"))).as("seed %d", seed).isEqualTo(text);
    }
  }

  private static JsonValue randomValue(SplittableRandom random, int depth) {
    return switch (random.nextInt(depth == 0 ? 5 : 7)) {
      case 0 -> JsonValue.of(random.nextLong() >> random.nextInt(64));
      case 1 -> {
        double number = Double.longBitsToDouble(random.nextLong());
        yield JsonValue.of(Double.isFinite(number) ? number : -0.0);
      }
      case 2 -> JsonValue.of(randomText(random));
      case 3 -> JsonValue.of(random.nextBoolean());
      case 4 -> JsonNull.NULL;
      case 5 -> randomArray(random, depth - 1);
      default -> {
        JsonObject.Builder object = JsonObject.builder();
        for (int i = random.nextInt(4); i > 0; i--) {
          object.put(i + randomText(random), randomValue(random, depth - 1));
        }
        yield object.build();
      }
    };
  }

  private static JsonArray randomArray(SplittableRandom random, int depth) {
    List<JsonValue> values = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      values.add(randomValue(random, depth));
    }
    return new JsonArray(values);
  }

  /** All of UTF-16, halves of surrogate pairs included. */
  private static String randomText(SplittableRandom random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(8); i > 0; i--) {
      text.append((char) (random.nextInt(1 << 16) >> random.nextInt(16)));
    }
    return text.toString();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      value = {
        "~~; run.json:1:1: expected a JSON value, found nothing",
        "{; run.json:1:",
        "{\"a\":1,}; run.json:1:8: Unexpected character",
        "{\"a\":1,\"a\":2}; run.json:1:8: key \"a\" stands here a second time",
        "{\"a\":1} 2; run.json:1:9: expected the end of the text after one value",
        "[1e999]; run.json:1:2: number \"1e999\" is out of range",
        "[9223372036854775808]; run.json:1:2: integer \"9223372036854775808\" does not fit",
        "[NaN]; run.json:1:",
        "[01]; run.json:1:",
        "['a']; run.json:1:2: Unexpected character",
        "[1]//x; run.json:1:",
        "~[1,\n tru]~; run.json:2:",
        "[\"\\u12g4\"]; run.json:1:",
        "~\"a\tb\"~; run.json:1:",
      })
  void badTextIsRefusedWithItsPlace(String text, String message) {
    assertThatThrownBy(() -> Json.parse(text, "run.json"))
        .isInstanceOf(JsonException.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void limitsHold() {
    JsonLimits limits = new JsonLimits(60, 3, 5, 10);

    assertThat(Json.parse("[[[1]]]", "x", limits)).isInstanceOf(JsonArray.class);
    refused("[[[[1]]]]", limits, "depth");
    refused("\"123456\"", limits, "length");
    refused("{\"123456\":1}", limits, "length");
    refused("[1,2,3,4,5,6,7,8,9,10]", limits, "oken");
    refused(" ".repeat(60) + "1", limits, "JSON of length 61, expected at most 60");
    refused("[".repeat(100_000), JsonLimits.DEFAULT, "depth");
    refused("1".repeat(1_000), JsonLimits.DEFAULT, "length");
  }

  private static void refused(String text, JsonLimits limits, String message) {
    assertThatThrownBy(() -> Json.parse(text, "x", limits))
        .isInstanceOf(JsonException.class)
        .hasMessageStartingWith("x:")
        .hasMessageContaining(message);
  }

  @Test
  void bytesMustBeUtf8() {
    byte[] latin = "\"é\"".getBytes(StandardCharsets.ISO_8859_1);
    byte[] wide = "[1]".getBytes(StandardCharsets.UTF_16LE);

    assertThatThrownBy(() -> Json.parse(latin, "x", JsonLimits.DEFAULT))
        .isInstanceOf(JsonException.class)
        .hasMessage("x: expected UTF-8, found other bytes");
    assertThatThrownBy(() -> Json.parse(wide, "x", JsonLimits.DEFAULT))
        .isInstanceOf(JsonException.class);
  }

  @Test
  void damagedTextIsReadOrRefusedAndNothingElse() {
    byte[] original = Json.pretty(SAMPLE).getBytes(StandardCharsets.UTF_8);
    for (long seed = 0; seed < 3000; seed++) {
      byte[] mutant = original.clone();
      SplittableRandom random = new SplittableRandom(seed);
      for (int i = random.nextInt(4); i >= 0; i--) {
        mutant[random.nextInt(mutant.length)] ^= (byte) (1 << random.nextInt(8));
      }
      try {
        JsonValue value = Json.parse(mutant, "x", JsonLimits.DEFAULT);
        assertThat(Json.parse(Json.compact(value), "x")).as("seed %d", seed).isEqualTo(value);
      } catch (JsonException expected) {
        assertThat(expected.getMessage()).as("seed %d", seed).startsWith("x:");
      }
    }
  }

  @Test
  void membersAreTakenOutByNameAndType() {
    assertThat(SAMPLE.string("run")).isEqualTo("tiny");
    assertThat(SAMPLE.integer("zeta")).isEqualTo(1);
    assertThat(SAMPLE.integer("zeta", 1, 1)).isEqualTo(1);
    assertThat(SAMPLE.decimal("zeta")).isEqualTo(1.0);
    assertThat(SAMPLE.decimal("alpha")).isEqualTo(0.1);
    assertThat(SAMPLE.bool("ok")).isTrue();
    assertThat(SAMPLE.object("empty")).isEqualTo(JsonObject.EMPTY);
    assertThat(SAMPLE.find("other")).isEmpty();
    assertThatThrownBy(() -> SAMPLE.string("zeta"))
        .isInstanceOf(JsonException.class)
        .hasMessage("key \"zeta\": expected a string, found an integer");
    assertThatThrownBy(() -> SAMPLE.integer("zeta", 2, 9))
        .hasMessage("key \"zeta\": must be between 2 and 9, was 1");
    assertThatThrownBy(() -> SAMPLE.integer("zeta", -3, 0)).isInstanceOf(JsonException.class);
    assertThatThrownBy(() -> SAMPLE.integer("other"))
        .isInstanceOf(JsonException.class)
        .hasMessageStartingWith("key \"other\" is missing; present are [\"run\", \"zeta\"");
    assertThatThrownBy(() -> SAMPLE.array("steps").strings())
        .isInstanceOf(JsonException.class)
        .hasMessage("element 0: expected a string, found an integer");
  }

  @Test
  void numbersThatJsonDoesNotHaveAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> JsonValue.of(Double.NaN))
        .withMessageContaining("must be finite, was NaN");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> JsonObject.builder().put("a", 1).put("a", 2))
        .withMessage("key put twice: a");
  }

  @Test
  void decimalsAreTheShortestOnEveryJdk() {
    assertThat(Json.compact(JsonValue.of(2.0E-3))).isEqualTo("0.002");
    assertThat(Json.compact(JsonValue.of(2.2250738585072014E-308)))
        .isEqualTo("2.2250738585072014E-308");
    // Double.toString gives 2.0E-3 as 0.0020 and 2^-44 with a digit too many before JDK 19
    assertThat(Json.compact(JsonValue.of(0x1p-44))).isEqualTo("5.684341886080802E-14");
  }

  @Test
  void defaultLimits() {
    assertThat(JsonLimits.DEFAULT).isEqualTo(new JsonLimits(16_777_216, 64, 1_048_576, 1_048_576));
    assertThatIllegalArgumentException().isThrownBy(() -> new JsonLimits(1, 1001, 1, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> JsonLimits.DEFAULT.withMaxLength(0));
  }
}
