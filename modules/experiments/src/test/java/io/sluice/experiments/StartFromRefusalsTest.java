package io.sluice.experiments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.experiments.binding.InvalidConfigException;
import io.sluice.language.LanguageModel;
import io.sluice.model.ModelCard;
import io.sluice.model.ModelContents;
import io.sluice.model.ModelDescription;
import io.sluice.model.ModelFile;
import io.sluice.model.Tensor;
import io.sluice.model.json.JsonObject;
import io.sluice.neural.precision.WeightPrecision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a language model cannot go on from, or only with a word about it. */
class StartFromRefusalsTest extends StartFromFixture {
  @Test
  void everySettingThatDisagreesIsTold() throws IOException {
    base("base");
    assertThatThrownBy(
            () ->
                tuning(
                        "base",
                        "tokenizer={type: bytes}",
                        "direction=backward",
                        "embedding.dimension=8",
                        "recurrent={cell: coupled-lstm, layers: 2, hidden: 16, projection: 8}",
                        "output.tied=true")
                    .check())
        .isInstanceOf(InvalidConfigException.class)
        .hasMessageStartingWith("small.yaml:17:13: start-from: cannot be " + path("base"))
        .hasMessageContaining("tokenizer.type is bytes, the model's characters;")
        .hasMessageContaining("direction is backward, the model's forward;")
        .hasMessageContaining("embedding.dimension is 8, the model's 6;")
        .hasMessageContaining("recurrent.cell is coupled-lstm, the model's lstm;")
        .hasMessageContaining("recurrent.layers is 2, the model's 1;")
        .hasMessageContaining("recurrent.hidden is 16, the model's 20;")
        .hasMessageContaining("recurrent.projection is 8, the model's none;")
        .hasMessageContaining("output.tied is true, the model's false;");
    refuses("output.type is adaptive, the model's full", "base", "output={type: adaptive}");
  }

  @Test
  void clustersMustBeTheModels() throws IOException {
    var adaptive = "output={type: adaptive, cutoffs: [4, 8], division: 2}";
    base("base", adaptive);
    tuning("base", adaptive).check();
    refuses("output.type is full, the model's adaptive", "base");
    refuses(
        "output.cutoffs is [5, 8], the model's [4, 8]; output.division is 4, the model's 2",
        "base",
        "output={type: adaptive, cutoffs: [5, 8]}");
    refuses("too small to be cut into clusters", "base", "output={type: adaptive}");
  }

  @Test
  void whatIsNoModelToStartFromIsTold() throws IOException {
    var base = base("base");
    refuses("nowhere/model.sluice, which is not there; train it first", "nowhere");
    refuses("a directory without a model", "base", "start-from=" + directory);
    refuses("zip file", "base", "start-from=" + path("base.txt"));
    var small = path("small.sluice");
    LanguageModel.load(base.model()).quantised(WeightPrecision.INT8).save(small, "small");
    refuses(
        "this one has int8; take the model that it was made from", "base", "start-from=" + small);
    var tagger = path("tagger.sluice");
    var card = new ModelCard("x", "", "", "", "", JsonObject.EMPTY);
    ModelFile.write(
        tagger,
        new ModelContents(
            ModelDescription.of("tagger", JsonObject.EMPTY, card),
            Map.of(),
            List.of(Tensor.floats("a", new float[1], 1))));
    refuses(
        "start-from: cannot be "
            + tagger
            + ": this is a tagger, not a language model; give the file of a language model",
        "base",
        "start-from=" + tagger);
  }

  private void refuses(String message, String base, String... overrides) {
    assertThatThrownBy(() -> tuning(base, overrides).check())
        .isInstanceOf(InvalidConfigException.class)
        .hasMessageContaining("start-from")
        .hasMessageContaining(message);
  }

  @Test
  void aMissingModelIsToldWithAllElse() {
    var wrong = new String[] {"corpus.path=nowhere.txt", "training.bacht=3"};
    assertThatThrownBy(() -> tuning("nowhere", wrong))
        .isInstanceOf(InvalidConfigException.class)
        .hasMessageContaining("start-from: names the model " + path("nowhere/model.sluice"))
        .hasMessageContaining("corpus.path: text")
        .hasMessageContaining("training.bacht: unknown key");
    assertThatThrownBy(() -> tuning("nowhere", "start-from=3", "training.bacht=3"))
        .hasMessageContaining("start-from: number 3 found")
        .hasMessageNotContaining("names the model");
  }

  @Test
  void symbolsThatTheModelDoesNotKnow() throws IOException {
    var place = Files.readString(path("other.txt")).chars().filter(c -> c == '\n').count() + 1;
    Files.writeString(path("other.txt"), "\u00e4", StandardOpenOption.APPEND);
    base("base");
    assertThatThrownBy(() -> tuning("base").run(path("refused"), RunListener.SILENT))
        .isInstanceOf(InvalidConfigException.class)
        .hasMessageContaining("start-from: names a model that cannot read the text")
        .hasMessageContaining(path("other.txt") + ": line " + place + ", column ")
        .hasMessageContaining("'\u00e4'")
        .hasMessageContaining("; train that model again with a tokenizer.minimum-count, 2 or more");
    assertThat(path("refused")).doesNotExist();
    base("knowing", "tokenizer={type: characters, maximum-size: 8}");
    var heard = new Listener(0);
    tuning("knowing", "training.steps=2").run(path("tuned"), heard);
    var corpus = provenance(path("tuned")).object("corpus");
    var unknown = corpus.integer("train unknown");
    var measured = corpus.integer("validation unknown");
    assertThat(unknown).isPositive();
    assertThat(measured).isPositive();
    assertThat(heard.messages)
        .contains(
            "%,d of the %,d symbols to learn from and %,d of the %,d to measure on are unknown to the model"
                .formatted(
                    unknown,
                    corpus.integer("train symbols"),
                    measured,
                    corpus.integer("validation symbols")))
        .anyMatch(line -> line.matches("warning: [0-9]+ % and [0-9]+ % are many: .*"));
  }

  @Test
  void fewUnknownSymbolsAreNoCauseForAWarning() throws IOException {
    Files.writeString(path("base.txt"), "#" + Files.readString(path("base.txt")));
    base("base", "tokenizer={type: characters, minimum-count: 2}");
    Files.writeString(path("other.txt"), "\u00e4", StandardOpenOption.APPEND);
    var heard = new Listener(0);
    tuning("base", "training.steps=2").run(path("tuned"), heard);
    assertThat(heard.messages)
        .anyMatch(line -> line.contains(" and 1 of the "))
        .noneMatch(line -> line.contains(" are many: "));
  }

  @Test
  void aPromptMustBeReadableByTheModel() throws IOException {
    base("knowing", "tokenizer={type: characters, maximum-size: 8}");
    assertThatThrownBy(() -> tuning("knowing", "generate.prompt=a\u00f1").check())
        .isInstanceOf(InvalidConfigException.class)
        .hasMessageContaining("generate.prompt: cannot be read by this model")
        .hasMessageContaining("character 2, '\u00f1'");
  }
}
