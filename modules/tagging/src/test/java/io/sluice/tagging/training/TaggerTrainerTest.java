package io.sluice.tagging.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sluice.embeddings.EmbeddingSettings;
import io.sluice.embeddings.table.ShapeSettings;
import io.sluice.embeddings.table.WordSettings;
import io.sluice.neural.dropout.LayerDropout;
import io.sluice.neural.engine.EngineSettings;
import io.sluice.neural.optimise.Adam;
import io.sluice.neural.optimise.OptimiserSettings;
import io.sluice.neural.parameter.NamedTensor;
import io.sluice.neural.recurrent.Direction;
import io.sluice.neural.training.Budget;
import io.sluice.neural.training.EarlyStopping;
import io.sluice.neural.training.TrainerState;
import io.sluice.tagging.Decoder;
import io.sluice.tagging.LabelLayer;
import io.sluice.tagging.Sentences;
import io.sluice.tagging.TaggedSentence;
import io.sluice.tagging.Tagger;
import io.sluice.tagging.TaggerSettings;
import io.sluice.tagging.evaluation.Evaluation;
import io.sluice.text.document.Sentence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TaggerTrainerTest {
  private static final List<Sentence> TRAIN = Sentences.draw(60, 1);
  private static final List<Sentence> DEVELOPMENT = Sentences.draw(30, 2);
  private static final List<EmbeddingSettings> EMBEDDINGS =
      List.of(WordSettings.of(10), ShapeSettings.of(4));
  private static final TaggerTrainingSettings TRAINING =
      TaggerTrainingSettings.of(
          8,
          Budget.epochs(12),
          OptimiserSettings.DEFAULT.withRule(new Adam(0.01, 0.9, 0.999, 1e-8)));

  private static TaggerSettings settings() {
    return TaggerSettings.of(LabelLayer.spans("ner"), EMBEDDINGS, 13)
        .withWordDropout(0.05)
        .withInputDropout(new LayerDropout.Locked(0.2))
        .withOutputDropout(new LayerDropout.Locked(0.2));
  }

  private static TaggerTrainer trainer(
      TaggerSettings settings, TaggerTrainingSettings training, int threads) {
    return TaggerTrainer.start(
        new EngineSettings("java", threads), settings, training, 7, TRAIN, DEVELOPMENT);
  }

  private static Tagger run(TaggerTrainer trainer) {
    while (!trainer.finished()) {
      trainer.step();
      if (trainer.evaluationDue()) {
        trainer.evaluate();
      }
    }
    return trainer.tagger();
  }

  @Test
  void takesAsManyStepsAsItsSettingsSay() {
    for (int gathered : new int[] {1, 2, 3, 7}) {
      TaggerTrainingSettings training =
          TaggerTrainingSettings.of(
              8, Budget.epochs(2), OptimiserSettings.DEFAULT.withMicroBatches(gathered));
      TaggerSettings settings = TaggerSettings.of(LabelLayer.spans("ner"), EMBEDDINGS, 8);
      EngineSettings engine = new EngineSettings("java", 1);
      try (var trainer = TaggerTrainer.start(engine, settings, training, 3, TRAIN, DEVELOPMENT)) {
        while (!trainer.finished()) {
          trainer.step();
        }
        assertThat(training.totalSteps(TRAIN.size()))
            .as("%d batches gathered", gathered)
            .isEqualTo(trainer.steps());
      }
    }
  }

  @Test
  void learnsWhatFollowsFromWordsAndNeighbours() {
    try (TaggerTrainer trainer = trainer(settings(), TRAINING, 1)) {
      run(trainer);
      assertThat(trainer.bestScore()).isGreaterThan(0.97);
      assertThat(trainer.epoch()).isEqualTo(12);
    }
  }

  @Test
  void learnsWithoutARandomFieldSeveralLayersAndLookingAhead() {
    TaggerSettings softmax =
        settings().withLayers(List.of(LabelLayer.spans("ner").withDecoder(Decoder.SOFTMAX)));
    TaggerSettings joint =
        settings().withLayers(List.of(LabelLayer.tokens("pos"), LabelLayer.spans("ner")));
    TaggerSettings forward =
        settings()
            .withRecurrent(settings().recurrent().withDirection(Direction.FORWARD))
            .withLookAhead(1);
    for (TaggerSettings settings : List.of(softmax, joint, forward)) {
      try (TaggerTrainer trainer = trainer(settings, TRAINING, 1)) {
        Tagger tagger = run(trainer);
        assertThat(trainer.bestScore()).as("%s", settings.layers()).isGreaterThan(0.95);
        assertThat(tagger.tags()).hasSize(settings.layers().size());
      }
    }
  }

  @Test
  void learnsFromPartlyLabelledSentences() {
    Random random = new Random(5);
    List<Sentence> partly = new ArrayList<>();
    for (Sentence sentence : TRAIN) {
      List<String> labels = new ArrayList<>(sentence.labels("ner"));
      labels.replaceAll(label -> random.nextInt(2) == 0 ? "?" : label);
      partly.add(sentence.withLayer("ner", labels));
    }
    try (TaggerTrainer trainer =
        TaggerTrainer.start(
            new EngineSettings("java", 1), settings(), TRAINING, 7, partly, DEVELOPMENT)) {
      run(trainer);
      assertThat(trainer.bestScore()).isGreaterThan(0.9);
    }
  }

  @Test
  void theTaggerSaysWhatTheBestEvaluationSaw() {
    try (TaggerTrainer trainer = trainer(settings(), TRAINING.withBudget(Budget.epochs(4)), 1)) {
      Tagger tagger = run(trainer);
      long right = 0;
      long all = 0;
      for (TaggedSentence tagged : tagger.tagAll(DEVELOPMENT)) {
        for (int i = 0; i < tagged.labels().size(); i++) {
          right += tagged.labels().get(i).equals(tagged.sentence().labels("ner").get(i)) ? 1 : 0;
          all++;
        }
      }
      EvaluationReport report = trainer.evaluate();
      if (report.score() == report.best()) {
        assertThat((double) right / all)
            .isEqualTo(report.layers().values().iterator().next().tokens().accuracy());
      }
    }
  }

  /** Names of the tensors that are not the same bytes. */
  private static List<String> differences(TrainerState one, TrainerState other) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < one.tensors().size(); i++) {
      NamedTensor expected = one.tensors().get(i);
      NamedTensor found = other.tensors().get(i);
      if (!expected.name().equals(found.name())
          || !Arrays.equals(expected.values(), found.values())) {
        names.add(expected.name());
      }
    }
    return names;
  }

  @Test
  void threadsDoNotChangeABit() {
    TaggerTrainingSettings few = TRAINING.withBudget(Budget.steps(9));
    try (TaggerTrainer one = trainer(settings(), few, 1);
        TaggerTrainer three = trainer(settings(), few, 3)) {
      run(one);
      run(three);
      assertThat(differences(one.capture(), three.capture())).isEmpty();
    }
  }

  @Test
  void averagesWeights() {
    TaggerTrainingSettings few = TRAINING.withBudget(Budget.steps(3));
    try (TaggerTrainer trainer = trainer(settings(), few.withAveraging(0.25), 2)) {
      double expected = 0;
      while (!trainer.finished()) {
        trainer.step();
        double weight = tensor(trainer.capture(), "output.0.bias").values()[0];
        double share = 1 - Math.min(0.25, (1.0 + trainer.steps()) / (10 + trainer.steps()));
        expected += share * (weight - expected);
      }
      trainer.evaluate();
      assertThat(tensor(trainer.capture(), "best.output.0.bias").values()[0])
          .isCloseTo((float) expected, within(1e-6f));
    }
  }

  private static NamedTensor tensor(TrainerState state, String name) {
    return state.tensors().stream()
        .filter(tensor -> tensor.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void resumesToTheBit() {
    TaggerTrainingSettings few =
        TRAINING.withBudget(Budget.steps(21)).withEvaluateEvery(5).withAveraging(0.9);
    for (int stop : new int[] {1, 8, 13}) {
      try (TaggerTrainer whole = trainer(settings(), few, 1);
          TaggerTrainer first = trainer(settings(), few, 1);
          TaggerTrainer second = trainer(settings(), few, 1)) {
        run(whole);
        while (first.steps() < stop) {
          first.step();
          if (first.evaluationDue()) {
            first.evaluate();
          }
        }
        second.restore(first.capture());
        run(second);
        TrainerState expected = whole.capture();
        TrainerState resumed = second.capture();
        assertThat(differences(expected, resumed)).as("stopped at %d", stop).isEmpty();
        assertThat(resumed.integers().keySet()).isEqualTo(expected.integers().keySet());
        expected
            .integers()
            .forEach((name, values) -> assertThat(resumed.integers().get(name)).isEqualTo(values));
        assertThat(second.bestScore()).isEqualTo(whole.bestScore());
      }
    }
  }

  @Test
  void stopsEarly() {
    TaggerTrainingSettings patient =
        TRAINING.withBudget(Budget.epochs(500)).withEarlyStopping(new EarlyStopping(3, 0));
    try (TaggerTrainer trainer = trainer(settings(), patient, 1)) {
      run(trainer);
      assertThat(trainer.epoch()).isLessThan(200);
    }
  }

  @Test
  void longSentencesFitSmallBatches() {
    List<Sentence> train = new ArrayList<>(TRAIN);
    train.add(Sentences.one(300, new Random(3)));
    try (TaggerTrainer trainer =
        TaggerTrainer.start(
            new EngineSettings("java", 1),
            settings(),
            TRAINING.withMostTokens(40).withBudget(Budget.epochs(2)),
            7,
            train,
            DEVELOPMENT)) {
      long tokens = 0;
      while (!trainer.finished()) {
        tokens += trainer.step().symbols();
      }
      assertThat(tokens).isEqualTo(2 * train.stream().mapToLong(Sentence::size).sum());
    }
  }

  @Test
  void refusesAStateOfOtherSettings() {
    TaggerTrainingSettings few = TRAINING.withBudget(Budget.steps(1));
    try (TaggerTrainer one = trainer(settings(), few, 1);
        TaggerTrainer other =
            trainer(TaggerSettings.of(LabelLayer.spans("ner"), EMBEDDINGS, 20), few, 1)) {
      assertThatThrownBy(() -> other.restore(one.capture()))
          .hasMessageContaining("recurrent.hidden was \"13\" and is \"20\"");
      try (TaggerTrainer dropped = trainer(settings().withWordDropout(0.5), few, 1)) {
        assertThatThrownBy(() -> dropped.restore(one.capture()))
            .hasMessageContaining("wordDropout was \"0.05\" and is \"0.5\"");
      }
    }
  }

  private static List<Sentence> half(List<Sentence> sentences, String layer) {
    Random random = new Random(6);
    List<Sentence> partly = new ArrayList<>();
    for (Sentence sentence : sentences) {
      List<String> labels = new ArrayList<>(sentence.labels(layer));
      labels.replaceAll(label -> random.nextInt(2) == 0 ? "_" : label);
      partly.add(sentence.withLayer(layer, labels));
    }
    return partly;
  }

  @Test
  void measuresOnTheLabelsThatAreKnown() {
    List<Sentence> partly = half(DEVELOPMENT, "pos");
    long known =
        partly.stream().flatMap(s -> s.labels("pos").stream()).filter(l -> !l.equals("_")).count();
    try (TaggerTrainer trainer =
        TaggerTrainer.start(
            new EngineSettings("java", 1),
            settings().withLayers(List.of(LabelLayer.tokens("pos"))),
            TRAINING,
            7,
            TRAIN,
            partly)) {
      run(trainer);
      Evaluation evaluation = trainer.evaluate().layers().values().iterator().next();
      assertThat(evaluation.tokens().overall().gold()).isEqualTo(known).isGreaterThan(30);
      assertThat(trainer.bestScore()).isGreaterThan(0.95);
    }
  }

  @Test
  void refusesToMeasureOnNothing() {
    List<Sentence> unlabelled = DEVELOPMENT.stream().map(s -> s.withoutLayer("ner")).toList();
    List<String> nothing = List.of("?", "_");
    List<Sentence> hidden = List.of(Sentence.of("Ada", "met").withLayer("ner", nothing));
    for (List<Sentence> development : List.of(unlabelled, hidden)) {
      assertThatThrownBy(
              () ->
                  TaggerTrainer.start(
                      new EngineSettings("java", 1), settings(), TRAINING, 7, TRAIN, development))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("has all its labels to measure by in layer \"ner\"");
    }
    List<Sentence> noParts = DEVELOPMENT.stream().map(s -> s.withoutLayer("pos")).toList();
    TaggerSettings joint =
        settings().withLayers(List.of(LabelLayer.spans("ner"), LabelLayer.tokens("pos")));
    assertThatThrownBy(
            () ->
                TaggerTrainer.start(
                    new EngineSettings("java", 1), joint, TRAINING, 7, TRAIN, noParts))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("has labels to measure by in layer \"pos\"; there are layers [ner]");
  }

  @Test
  void refusesSentencesWithoutTheLayer() {
    assertThatThrownBy(
            () ->
                TaggerTrainer.start(
                    new EngineSettings("java", 1),
                    settings().withLayers(List.of(LabelLayer.spans("chunk"))),
                    TRAINING,
                    7,
                    TRAIN,
                    DEVELOPMENT))
        .hasMessageContaining("no sentence has labels of layer \"chunk\"");
  }
}
