package io.sluice.experiments;

import io.sluice.experiments.binding.InvalidValueException;
import io.sluice.experiments.config.AdamConfig;
import io.sluice.experiments.config.AdamWConfig;
import io.sluice.experiments.config.ClipConfig;
import io.sluice.experiments.config.DropoutConfig;
import io.sluice.experiments.config.EngineConfig;
import io.sluice.experiments.config.GenerateConfig;
import io.sluice.experiments.config.LanguageModelConfig;
import io.sluice.experiments.config.MomentumConfig;
import io.sluice.experiments.config.OptimiserConfig;
import io.sluice.experiments.config.OutputConfig;
import io.sluice.experiments.config.RecurrentConfig;
import io.sluice.experiments.config.RecurrentDropoutConfig;
import io.sluice.experiments.config.RmsPropConfig;
import io.sluice.experiments.config.SgdConfig;
import io.sluice.language.LanguageModelSettings;
import io.sluice.language.OutputWeights;
import io.sluice.language.ReadingDirection;
import io.sluice.language.SoftmaxKind;
import io.sluice.language.generation.Sampling;
import io.sluice.language.training.TrainingSettings;
import io.sluice.language.training.Windows;
import io.sluice.neural.dropout.LayerDropout;
import io.sluice.neural.engine.EngineSettings;
import io.sluice.neural.gemm.Precision;
import io.sluice.neural.optimise.Adam;
import io.sluice.neural.optimise.AdamW;
import io.sluice.neural.optimise.Clipping;
import io.sluice.neural.optimise.OptimiserSettings;
import io.sluice.neural.optimise.RmsProp;
import io.sluice.neural.optimise.Schedule;
import io.sluice.neural.optimise.Sgd;
import io.sluice.neural.optimise.UpdateRule;
import io.sluice.neural.recurrent.Cell;
import io.sluice.neural.recurrent.Direction;
import io.sluice.neural.recurrent.RecurrentDropout;
import io.sluice.neural.recurrent.RecurrentSettings;
import io.sluice.neural.training.Budget;
import io.sluice.neural.training.EarlyStopping;
import java.util.Locale;

/** From what the file says to the settings that engine, trainer and generator take. */
final class Settings {
  private Settings() {}

  static EngineSettings engine(EngineConfig config) {
    var provider = config.provider().name().toLowerCase(Locale.ROOT);
    var precision =
        switch (config.precision()) {
          case FP32 -> Precision.FP32;
          case BF16 -> Precision.BF16;
        };
    var settings = EngineSettings.defaults().withProvider(provider).withPrecision(precision);
    var threads = config.threads();
    return threads.isPresent() ? settings.withThreads(threads.getAsInt()) : settings;
  }

  /**
   * The network.
   *
   * @throws InvalidValueException if the output does not go with a vocabulary of this size
   */
  static LanguageModelSettings model(LanguageModelConfig config, int vocabulary) {
    var recurrent = config.recurrent();
    var dropout = recurrent.dropout();
    var full =
        new LanguageModelSettings(
            config.embedding().dimension(),
            recurrent(recurrent),
            config.output().tied() ? OutputWeights.TIED : OutputWeights.SEPARATE,
            SoftmaxKind.FULL,
            config.embedding().dropout(),
            dropout(dropout.type(), recurrent.inputDropout().orElse(dropout.rate())),
            dropout(dropout.type(), config.output().dropout().orElse(dropout.rate())),
            reading(config.direction()));
    try {
      return full.withSoftmax(softmax(config.output(), vocabulary));
    } catch (IllegalArgumentException refused) {
      throw new InvalidValueException("output", String.valueOf(refused.getMessage()));
    }
  }

  private static SoftmaxKind softmax(OutputConfig config, int vocabulary) {
    return switch (config.type()) {
      case FULL -> SoftmaxKind.FULL;
      case ADAPTIVE -> adaptive(config, vocabulary);
      case SAMPLED -> {
        var samples = config.samples().orElse(SoftmaxKind.Sampled.SAMPLES);
        if (samples > vocabulary) {
          throw new IllegalArgumentException(
              "%,d samples are more than the %,d symbols of the vocabulary; set fewer samples, or use type full"
                  .formatted(samples, vocabulary));
        }
        yield new SoftmaxKind.Sampled(samples);
      }
    };
  }

  private static SoftmaxKind adaptive(OutputConfig config, int vocabulary) {
    var division = config.division().orElse(SoftmaxKind.Adaptive.DIVISION);
    if (config.cutoffs().isEmpty()) {
      return SoftmaxKind.Adaptive.of(vocabulary, division);
    }
    var last = config.cutoffs().get(config.cutoffs().size() - 1);
    if (last >= vocabulary) {
      throw new IllegalArgumentException(
          "cutoff %,d leaves no symbol for its cluster: the vocabulary has %,d symbols"
              .formatted(last, vocabulary));
    }
    return new SoftmaxKind.Adaptive(config.cutoffs(), division);
  }

  private static ReadingDirection reading(LanguageModelConfig.Direction direction) {
    return switch (direction) {
      case FORWARD -> ReadingDirection.FORWARD;
      case BACKWARD -> ReadingDirection.BACKWARD;
    };
  }

  private static RecurrentSettings recurrent(RecurrentConfig config) {
    return new RecurrentSettings(
        cell(config.cell()),
        config.layers(),
        config.hidden(),
        Direction.FORWARD,
        config.forgetBias(),
        dropout(config.dropout().type(), config.dropout().rate()),
        dropout(config.recurrentDropout()),
        config.weightDrop(),
        config.projection());
  }

  static Cell cell(io.sluice.experiments.config.Cell cell) {
    return switch (cell) {
      case LSTM -> Cell.LSTM;
      case PEEPHOLE_LSTM -> Cell.PEEPHOLE_LSTM;
      case COUPLED_LSTM -> Cell.COUPLED_LSTM;
      case LAYER_NORM_LSTM -> Cell.LAYER_NORM_LSTM;
      case GRU -> Cell.GRU;
      case RNN -> Cell.RNN;
    };
  }

  static LayerDropout dropout(DropoutConfig.Kind kind, double rate) {
    if (rate == 0) {
      return LayerDropout.NONE;
    }
    return switch (kind) {
      case NONE -> LayerDropout.NONE;
      case STANDARD -> new LayerDropout.Standard(rate);
      case LOCKED -> new LayerDropout.Locked(rate);
    };
  }

  static RecurrentDropout dropout(RecurrentDropoutConfig config) {
    if (config.rate() == 0) {
      return RecurrentDropout.NONE;
    }
    return switch (config.type()) {
      case HIDDEN -> new RecurrentDropout.OnHidden(config.rate());
      case CELL_UPDATE -> new RecurrentDropout.OnUpdate(config.rate());
    };
  }

  /** Settings of the trainer; schedules need the length of the training text. */
  static TrainingSettings training(LanguageModelConfig experiment, long symbols) {
    var config = experiment.training();
    var windows =
        config.randomTruncation()
            ? new Windows.Randomised(config.truncation())
            : new Windows.Fixed(config.truncation());
    var settings =
        new TrainingSettings(
            config.batch(),
            windows,
            config.stateReset(),
            new Budget(config.epochs(), config.steps()),
            new OptimiserSettings(
                rule(config.optimiser()),
                new Schedule.Constant(),
                clipping(config.clip()),
                config.accumulate()),
            config.averaging(),
            config.evaluateEvery(),
            config
                .earlyStopping()
                .map(stop -> new EarlyStopping(stop.patience(), stop.minimumImprovement())),
            experiment.embedding().initial());
    var schedule =
        Schedules.of(
            config.schedule(), settings.stepsPerEpoch(symbols), settings.totalSteps(symbols));
    return settings.withOptimiser(settings.optimiser().withSchedule(schedule));
  }

  static Clipping clipping(ClipConfig config) {
    if (config.norm().isPresent()) {
      return new Clipping.ByNorm(config.norm().getAsDouble());
    }
    return config.value().isPresent()
        ? new Clipping.ByValue(config.value().getAsDouble())
        : Clipping.NONE;
  }

  static UpdateRule rule(OptimiserConfig config) {
    if (config instanceof SgdConfig sgd) {
      return new Sgd(sgd.rate(), 0, Sgd.Momentum.CLASSICAL, sgd.weightDecay());
    }
    if (config instanceof MomentumConfig momentum) {
      var kind =
          switch (momentum.kind()) {
            case CLASSICAL -> Sgd.Momentum.CLASSICAL;
            case NESTEROV -> Sgd.Momentum.NESTEROV;
          };
      return new Sgd(momentum.rate(), momentum.momentum(), kind, momentum.weightDecay());
    }
    if (config instanceof RmsPropConfig rms) {
      return new RmsProp(rms.rate(), rms.decay(), rms.epsilon(), rms.weightDecay());
    }
    if (config instanceof AdamConfig adam) {
      return new Adam(adam.rate(), adam.beta1(), adam.beta2(), adam.epsilon());
    }
    var adam = (AdamWConfig) config;
    return new AdamW(adam.rate(), adam.beta1(), adam.beta2(), adam.epsilon(), adam.weightDecay());
  }

  /**
   * How samples are drawn; the seed is always the same, so that samples differ by what was learned.
   */
  static Sampling sampling(GenerateConfig config, long seed) {
    var sampling =
        Sampling.seeded(seed)
            .temperature(config.temperature())
            .topP(config.topP().orElse(1))
            .minP(config.minP().orElse(0))
            .repetitionPenalty(config.repetitionPenalty(), config.repetitionWindow())
            .length(config.length());
    if (config.topK().isPresent()) {
      sampling = sampling.topK(config.topK().getAsInt());
    }
    for (var stop : config.stop()) {
      sampling = sampling.stop(stop);
    }
    return sampling;
  }
}
