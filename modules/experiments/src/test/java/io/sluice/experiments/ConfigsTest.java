package io.sluice.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.experiments.config.GazetteerConfig;
import io.sluice.experiments.config.LanguageModelConfig;
import io.sluice.experiments.config.TaggerConfig;
import io.sluice.experiments.config.WordVectorsConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files in {@code configs/} are sound. */
class ConfigsTest {
  @Test
  void allPassTheirCheck() throws IOException {
    try (var files = Files.list(Path.of("..", "..", "configs"))) {
      var configs = files.filter(file -> file.toString().endsWith(".yaml")).toList();
      assertThat(configs).hasSizeGreaterThanOrEqualTo(4);
      for (var config : configs) {
        var experiment = Experiment.of(config).check();
        if (experiment.config() instanceof LanguageModelConfig model) {
          assertThat(Settings.training(model, 100_000_000L)).isNotNull();
        } else if (experiment.config() instanceof WordVectorsConfig vectors) {
          assertThat(VectorSetup.learning(vectors)).isNotNull();
        } else {
          var tagger = (TaggerConfig) experiment.config();
          assertThat(TaggerSetup.training(tagger.training(), 10_000)).isNotNull();
          assertThat(TaggerSetup.model(tagger, List.of())).isNotNull();
        }
        assertThat(config.getFileName()).hasToString(experiment.config().name() + ".yaml");
      }
    }
  }

  @Test
  void listsOfNamesWaitInTheSample(@TempDir Path directory) throws IOException {
    var lists = Path.of("..", "..", "configs", "lists").toRealPath();
    var sample = Files.readString(Path.of("..", "..", "configs", "ner-sample.yaml"));
    var uncommented =
        sample
            .replace("\n# - {type: gazetteer", "\n  - {type: gazetteer")
            .replace("lists/", lists.toUri().getPath());
    var file = Files.writeString(directory.resolve("ner-sample.yaml"), uncommented);
    var config = (TaggerConfig) Experiment.of(file).check().config();
    assertThat(config.embeddings()).last().isInstanceOf(GazetteerConfig.class);
    assertThat(((GazetteerConfig) config.embeddings().get(3)).files()).hasSize(2);
    try (var names = Files.lines(lists.resolve("countries.txt"))) {
      assertThat(names).contains("Sri Lanka").doesNotHaveDuplicates().isSorted();
    }
  }
}
