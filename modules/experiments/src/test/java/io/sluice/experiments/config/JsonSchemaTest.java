package io.sluice.experiments.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.experiments.binding.JsonSchema;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class JsonSchemaTest {
  private static final Map<String, Object> SCHEMA =
      JsonSchema.of(ExperimentConfig.class, "Sluice experiment");

  @SuppressWarnings("unchecked") // the schema is made of such maps and lists
  private static Map<String, Object> at(Object start, Object... path) {
    var found = start;
    for (var step : path) {
      var next =
          step instanceof Integer index
              ? ((List<Object>) found).get(index)
              : ((Map<String, Object>) found).get(step);
      found = Objects.requireNonNull(next, () -> "nothing at " + step);
    }
    return (Map<String, Object>) found;
  }

  private static Map<String, Object> property(Object... path) {
    var found = at(SCHEMA, "oneOf", 0);
    for (var key : path) {
      found = at(found, "properties", key);
    }
    return found;
  }

  @Test
  void saysWhatItIs() {
    assertThat(SCHEMA)
        .containsEntry("$schema", "https://json-schema.org/draft/2020-12/schema")
        .containsEntry("title", "Sluice experiment");
  }

  @Test
  void numbersHaveTheirRanges() {
    assertThat(property("recurrent", "hidden"))
        .containsEntry("type", "integer")
        .containsEntry("minimum", 1L)
        .containsEntry("maximum", 8192L)
        .containsEntry("default", 128L)
        .containsEntry("description", "Units of each layer.");
    assertThat(property("embedding", "dropout"))
        .containsEntry("type", "number")
        .containsEntry("minimum", 0L)
        .containsEntry("exclusiveMaximum", 1L);
  }

  @Test
  void wordsAreEnumerated() {
    assertThat(property("recurrent", "cell"))
        .containsEntry(
            "enum",
            List.of("lstm", "peephole-lstm", "coupled-lstm", "layer-norm-lstm", "gru", "rnn"));
    assertThat(property("name")).containsEntry("pattern", "^(?:[A-Za-z0-9][A-Za-z0-9._-]{0,99})$");
  }

  @Test
  void everyMappingIsClosed() {
    assertThat(property("training"))
        .containsEntry("additionalProperties", false)
        .containsEntry("required", List.of());
    assertThat(at(SCHEMA, "oneOf", 0))
        .containsEntry("required", List.of("kind", "name", "corpus", "training"));
    var adam = at(property("training", "optimiser"), "oneOf", 3);
    assertThat(at(adam, "properties", "type")).containsEntry("const", "adam");
    assertThat(adam).containsEntry("additionalProperties", false);
    assertThat(at(adam, "properties"))
        .containsOnlyKeys("type", "rate", "beta1", "beta2", "epsilon");
  }

  @Test
  void listsAndFlagsHaveTheirTypes() {
    assertThat(property("generate", "temperatures")).containsEntry("type", "array");
    assertThat(at(property("generate", "temperatures"), "items")).containsEntry("type", "number");
    assertThat(property("output", "tied"))
        .containsEntry("type", "boolean")
        .containsEntry("default", false);
  }

  @Test
  void everyKindOfExperimentIsThere() {
    assertThat(at(SCHEMA, "properties", "kind"))
        .containsEntry("enum", List.of("language-model", "tagger", "word-vectors"));
    var vectors = at(SCHEMA, "oneOf", 2);
    assertThat(vectors).containsEntry("required", List.of("kind", "name", "corpus"));
    var methods = List.of("word2vec", "paragraph-vectors", "fasttext");
    for (var i = 0; i < methods.size(); i++) {
      var method = at(vectors, "properties", "method", "oneOf", i, "properties");
      assertThat(at(method, "type")).containsEntry("const", methods.get(i));
      assertThat(at(method, "dimension"))
          .containsEntry("minimum", 1L)
          .containsEntry("maximum", 4096L)
          .containsEntry("default", 100L);
    }
  }
}
