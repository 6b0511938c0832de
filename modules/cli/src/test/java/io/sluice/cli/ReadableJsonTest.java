package io.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.model.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ReadableJsonTest {
  private static List<String> lines(String key, String json) {
    var object = Json.parseObject("{\"" + key + "\": " + json + "}", "test");
    return ReadableJson.lines(key, object.require(key));
  }

  @Test
  void layersOfLabelsTellWhatTheyMark() {
    var layers =
        """
        [{"name": "ner", "scheme": "iobes", "decoder": "crf",
          "labels": ["O", "B-PER", "I-PER", "E-PER", "S-PER", "S-LOC"], "temperature": 1.598521834},
         {"name": "pos", "scheme": "none", "labels": ["ADJ", "B-X"]}]
        """;
    assertThat(lines("label-layers", layers))
        .containsExactly(
            "ner: scheme iobes, decoder crf, 6 labels of LOC, PER, temperature 1.5985",
            "pos: scheme none, 2 labels: ADJ, B-X");
  }

  @Test
  void embeddingsTellTheirSettings() {
    var embeddings =
        """
        [{"kind": "vectors", "settings": {"dimension": 100, "tuned": 15842}},
         {"kind": "contextual", "settings":
           {"models": [{"reading": "forward", "hidden": 1024}, {"reading": "backward"}]}},
         {"kind": "shape", "settings": {}}]
        """;
    assertThat(lines("embeddings", embeddings))
        .containsExactly(
            "vectors: dimension 100, tuned 15,842",
            "contextual: models (forward: hidden 1,024) (backward)",
            "shape");
  }

  @Test
  void objectsTakeALineForEachMember() {
    assertThat(lines("corpus", "{\"card\": \"own\", \"train tokens\": 203621, \"split\": {}}"))
        .containsExactly("card own", "train tokens 203,621");
    assertThat(lines("cutoffs", "[2000, 10000]")).containsExactly("2,000, 10,000");
    assertThat(lines("seed", "20201")).containsExactly("20201");
    assertThat(lines("config", "\"a: 1\\nb: 2\"")).isEmpty();
    assertThat(lines("none", "[]")).isEmpty();
  }

  @Test
  void longListsAreCut() {
    var many = java.util.Collections.nCopies(25, "\"x\"").toString();
    assertThat(lines("words", many).get(0)).endsWith("x, x and 5 more");
  }
}
