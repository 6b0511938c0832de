package io.sluice.tagging;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.embeddings.characters.CharacterCnnSettings;
import io.sluice.embeddings.table.WordSettings;
import io.sluice.neural.dropout.LayerDropout;
import io.sluice.neural.engine.EngineSettings;
import io.sluice.neural.optimise.Adam;
import io.sluice.neural.optimise.OptimiserSettings;
import io.sluice.neural.training.Budget;
import io.sluice.tagging.training.TaggerTrainer;
import io.sluice.tagging.training.TaggerTrainingSettings;
import io.sluice.text.document.Sentence;
import io.sluice.text.document.Span;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of the package's essay, as it stands there. */
class PackageExampleTest {
  @Test
  void trainSaveLoadTag(@TempDir Path directory) throws Exception {
    Path file = directory.resolve("names.sluice");
    EngineSettings engine = new EngineSettings("java", 1);
    List<Sentence> train = Sentences.draw(80, 1);
    List<Sentence> development = Sentences.draw(30, 2);
    OptimiserSettings optimiser =
        OptimiserSettings.DEFAULT.withRule(new Adam(0.01, 0.9, 0.999, 1e-8));

    TaggerSettings settings =
        TaggerSettings.of(
                LabelLayer.spans("ner"),
                List.of(WordSettings.of(20), CharacterCnnSettings.of(10, 10)),
                30)
            .withInputDropout(new LayerDropout.Locked(0.2));
    TaggerTrainingSettings training = TaggerTrainingSettings.of(8, Budget.epochs(10), optimiser);
    try (TaggerTrainer trainer =
        TaggerTrainer.start(engine, settings, training, 1, train, development)) {
      while (!trainer.finished()) {
        trainer.step();
        if (trainer.evaluationDue()) {
          trainer.evaluate();
        }
      }
      trainer.tagger().calibrate(development).save(file, "names");
    }
    Tagger tagger = Tagger.load(file);
    List<Span> spans = tagger.tag("Ada Lovelace met Alan Turing in London").spans();

    assertThat(spans)
        .extracting(span -> span.label() + " " + span.text())
        .containsExactly("PER Ada Lovelace", "PER Alan Turing", "LOC London");
  }
}
