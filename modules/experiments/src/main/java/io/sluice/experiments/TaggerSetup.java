package io.sluice.experiments;

import io.sluice.embeddings.EmbeddingSettings;
import io.sluice.experiments.config.LabelsConfig;
import io.sluice.experiments.config.TaggerConfig;
import io.sluice.experiments.config.TaggerRecurrentConfig;
import io.sluice.experiments.config.TaggerTrainingConfig;
import io.sluice.neural.optimise.OptimiserSettings;
import io.sluice.neural.optimise.Schedule;
import io.sluice.neural.recurrent.Direction;
import io.sluice.neural.recurrent.RecurrentSettings;
import io.sluice.neural.training.Budget;
import io.sluice.neural.training.EarlyStopping;
import io.sluice.tagging.Decoder;
import io.sluice.tagging.LabelLayer;
import io.sluice.tagging.TaggerSettings;
import io.sluice.tagging.training.TaggerTrainingSettings;
import io.sluice.text.label.LabelScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** From what the file says to the settings that the trainer of taggers takes. */
final class TaggerSetup {
  private TaggerSetup() {}

  static TaggerSettings model(TaggerConfig config, List<EmbeddingSettings> embeddings) {
    var recurrent = config.recurrent();
    var dropout = recurrent.dropout();
    return new TaggerSettings(
        layers(config),
        embeddings,
        recurrent(recurrent),
        config.training().wordDropout(),
        Settings.dropout(dropout.type(), recurrent.inputDropout().orElse(dropout.rate())),
        Settings.dropout(dropout.type(), dropout.rate()),
        recurrent.lookAhead());
  }

  /** That of the labels, then those that are learned with it. */
  static List<LabelLayer> layers(TaggerConfig config) {
    var decoder =
        switch (config.head()) {
          case CRF -> Decoder.CRF;
          case SOFTMAX -> Decoder.SOFTMAX;
        };
    var layers = new ArrayList<LabelLayer>();
    layers.add(layer(config.labels(), decoder));
    config.joint().forEach(labels -> layers.add(layer(labels, decoder)));
    return layers;
  }

  private static LabelLayer layer(LabelsConfig config, Decoder decoder) {
    var scheme =
        switch (config.scheme()) {
          case IOBES -> Optional.of(LabelScheme.IOBES);
          case IOB2 -> Optional.of(LabelScheme.IOB2);
          case IOB1 -> Optional.of(LabelScheme.IOB1);
          case IO -> Optional.of(LabelScheme.IO);
          case NONE -> Optional.<LabelScheme>empty();
        };
    return new LabelLayer(config.layer(), scheme, decoder);
  }

  private static RecurrentSettings recurrent(TaggerRecurrentConfig config) {
    var direction =
        switch (config.direction()) {
          case BIDIRECTIONAL -> Direction.BIDIRECTIONAL;
          case FORWARD -> Direction.FORWARD;
        };
    return new RecurrentSettings(
        Settings.cell(config.cell()),
        config.layers(),
        config.hidden(),
        direction,
        config.forgetBias(),
        Settings.dropout(config.dropout().type(), config.dropout().rate()),
        Settings.dropout(config.recurrentDropout()),
        0,
        config.projection());
  }

  /** Settings of the trainer; schedules need the number of training sentences. */
  static TaggerTrainingSettings training(TaggerTrainingConfig config, long sentences) {
    var settings =
        new TaggerTrainingSettings(
            config.batch(),
            config.mostTokens(),
            new Budget(config.epochs(), config.steps()),
            new OptimiserSettings(
                Settings.rule(config.optimiser()),
                new Schedule.Constant(),
                Settings.clipping(config.clip()),
                config.accumulate()),
            config.averaging(),
            config.evaluateEvery(),
            config
                .earlyStopping()
                .map(stop -> new EarlyStopping(stop.patience(), stop.minimumImprovement())));
    var schedule =
        Schedules.of(
            config.schedule(), settings.stepsPerEpoch(sentences), settings.totalSteps(sentences));
    return settings.withOptimiser(settings.optimiser().withSchedule(schedule));
  }
}
