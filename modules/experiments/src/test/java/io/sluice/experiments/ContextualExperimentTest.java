package io.sluice.experiments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.catalog.Catalog;
import io.sluice.catalog.cache.Cache;
import io.sluice.catalog.cache.CacheEntry;
import io.sluice.catalog.cache.CacheKind;
import io.sluice.catalog.cache.CacheSelection;
import io.sluice.experiments.binding.ConfigFile;
import io.sluice.tagging.Tagger;
import io.sluice.text.document.Sentence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two language models, and a tagger that knows what they know. */
class ContextualExperimentTest {
  private static final String LANGUAGE_MODEL =
      """
      kind: language-model
      name: %1$s
      corpus: {path: text.txt, split: {train: 0.8}}
      direction: %1$s
      embedding: {dimension: 4}
      recurrent: {hidden: 12}
      training: {batch: 2, truncation: 10, steps: 10, optimiser: {type: adam, rate: 0.01}}
      generate: {prompt: "a", length: 5}
      engine: {provider: java, threads: 1}
      """;

  private static final String TAGGER =
      """
      kind: tagger
      name: contextual
      corpus: {path: names.tsv, format: columns, columns: [word, ner], split: {train: 0.8}}
      labels: {layer: ner}
      embeddings: [{type: contextual, forward: %s/model.sluice, backward: %s}]
      recurrent: {hidden: 8}
      training: {batch: 4, steps: 30, optimiser: {type: adam, rate: 0.05}}
      engine: {provider: java, threads: 2}
      """;

  @TempDir Path directory;

  private Experiment experiment(String yaml) {
    return Experiment.of(new ConfigFile("test.yaml", directory, yaml, List.of()));
  }

  private static boolean isFresh(CacheEntry entry, CacheKind kind) {
    return entry.kind() == kind
        && entry.lastUsed().isAfter(Instant.now().minus(CacheSelection.IN_USE));
  }

  @Test
  void aTaggerReadsWhatTwoLanguageModelsKnow() throws IOException {
    Files.writeString(directory.resolve("text.txt"), "ada met alan in oslo.\n".repeat(30));
    for (var direction : List.of("forward", "backward")) {
      experiment(LANGUAGE_MODEL.formatted(direction))
          .run(directory.resolve(direction), RunListener.SILENT);
    }
    Files.writeString(
        directory.resolve("names.tsv"), "ada\tB-PER\nin\tO\noslo\tB-LOC\n\n".repeat(20));
    var result =
        experiment(TAGGER.formatted("forward", "backward"))
            .run(directory.resolve("tagger"), RunListener.SILENT);
    assertThat(result.score().orElse(0)).isEqualTo(1);
    var tagger = Tagger.load(result.model());
    assertThat(tagger.tag(Sentence.of("ada", "in", "oslo")).labels())
        .containsExactly("B-PER", "O", "B-LOC");
    assertThat(Cache.of(Catalog.standard()).contents().entries())
        .as("what runs leave in the cache is known there")
        .anyMatch(entry -> isFresh(entry, CacheKind.ENCODED_TEXT))
        .anyMatch(entry -> isFresh(entry, CacheKind.SENTENCE_VECTORS));
    assertThatThrownBy(
            () ->
                experiment(TAGGER.formatted("forward", "forward"))
                    .run(directory.resolve("wrong"), RunListener.SILENT))
        .hasMessageContaining("reads forward, a model that reads backward is needed");
    assertThatThrownBy(
            () ->
                experiment(TAGGER.formatted("nowhere", "backward"))
                    .run(directory.resolve("missing"), RunListener.SILENT))
        .hasMessageContaining("nowhere")
        .hasMessageContaining("train it first, with direction: forward");
  }
}
