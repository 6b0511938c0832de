package io.sluice.corpora.annotated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JsonParserTest {
  @Test
  void readsEveryKindOfValue() {
    assertThat(
            JsonParser.parse(
                " { \"a\" : [ 0, -1.5e+3, true , false,null, \"\\u00e9\\n\\\"\\ud83d\\ude00\" ],"
                    + "\"b\":{},\"c\":[]} \t"))
        .isEqualTo(
            new JsonNode.Members(
                Map.of(
                    "a",
                    new JsonNode.Items(
                        List.of(
                            new JsonNode.Numeral("0"),
                            new JsonNode.Numeral("-1.5e+3"),
                            new JsonNode.Word("true"),
                            new JsonNode.Word("false"),
                            new JsonNode.Word("null"),
                            new JsonNode.Text("\u00e9\n\"\ud83d\ude00"))),
                    "b",
                    new JsonNode.Members(Map.of()),
                    "c",
                    new JsonNode.Items(List.of()))));
  }

  @Test
  void refusesWhatIsNotJson() {
    for (String bad :
        List.of(
            "",
            " ",
            "{",
            "}",
            "[",
            "[1",
            "[1,",
            "[1,]",
            "[,1]",
            "{\"a\"}",
            "{\"a\":}",
            "{\"a\":1,}",
            "{a:1}",
            "{'a':1}",
            "01",
            "-",
            "1.",
            ".5",
            "1e",
            "+1",
            "tru",
            "nul",
            "NaN",
            "\"",
            "\"a",
            "\"\\",
            "\"\\x\"",
            "\"\\u12\"",
            "\"\\u12g4\"",
            "\"\u0001\"",
            "1 2",
            "[1] x",
            "\"\\ud800\"",
            "\"\\ude00\\ud83d\"",
            "{\"a\":1,\"a\":2}",
            "/**/1",
            "\ufeff1",
            "\"\t\"",
            "\"\\u\u0661\u0661\u0661\u0661\"")) {
      assertThatThrownBy(() -> JsonParser.parse(bad))
          .as(bad)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("expected ");
    }
    assertThatThrownBy(() -> JsonParser.parse("[".repeat(100_000)))
        .hasMessageContaining("at most 64 levels");
    assertThatThrownBy(() -> JsonParser.parse("[1, x]"))
        .hasMessage("expected a JSON value at character 5, found \"x]\"");
  }

  @Test
  void anyMutationIsReadOrRefused() {
    String text =
        "{\"id\": 12, \"text\": \"a\\u00e9\\n\", \"label\": [[0, 1, \"X\"], [1, 2, \"Y\"]]}";
    for (long seed = 0; seed < 20_000; seed++) {
      Random random = new Random(seed);
      StringBuilder mutant = new StringBuilder(text);
      for (int i = 0; i < 1 + random.nextInt(3); i++) {
        mutant.setCharAt(
            random.nextInt(text.length()), "{}[]\",:\\u0e-.tn \n".charAt(random.nextInt(16)));
      }
      try {
        JsonParser.parse(mutant.toString());
      } catch (IllegalArgumentException e) {
        assertThat(e).as("seed %d", seed).hasMessageStartingWith("expected ");
      } catch (RuntimeException e) {
        throw new AssertionError("seed " + seed, e);
      }
    }
  }
}
