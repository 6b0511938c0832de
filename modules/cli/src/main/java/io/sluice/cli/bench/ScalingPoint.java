package io.sluice.cli.bench;

import io.sluice.language.LanguageModelSettings;
import io.sluice.language.SoftmaxKind;
import io.sluice.language.training.LanguageModelTrainer;
import io.sluice.language.training.TrainingSettings;
import io.sluice.language.training.Windows;
import io.sluice.model.json.JsonObject;
import io.sluice.neural.engine.EngineSettings;
import io.sluice.neural.optimise.OptimiserSettings;
import io.sluice.neural.recurrent.Cell;
import io.sluice.neural.recurrent.RecurrentSettings;
import io.sluice.neural.softmax.Clusters;
import io.sluice.neural.training.Budget;
import io.sluice.text.SymbolKind;
import java.time.Duration;
import java.util.Locale;

/**
 * One size of a language model of words that is trained: two LSTM layers, Adam, clipping by norm,
 * words as frequent as their ranks say.
 *
 * @param vocabulary words
 * @param hidden units of a layer, and length of an embedding
 * @param batch lanes
 * @param window steps
 * @param softmax over the words
 */
public record ScalingPoint(int vocabulary, int hidden, int batch, int window, Softmax softmax) {
  private static final int LAYERS = 2;
  private static final int GATES = 4;

  /** Products of forward, and of backward for weights and for inputs; two operations each. */
  private static final int OPERATIONS = 6;

  /** How the distribution over words is made. */
  public enum Softmax {
    FULL,
    ADAPTIVE,
    SAMPLED;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private SoftmaxKind kind() {
    return switch (softmax) {
      case FULL -> SoftmaxKind.FULL;
      case ADAPTIVE -> SoftmaxKind.Adaptive.of(vocabulary, SoftmaxKind.Adaptive.DIVISION);
      case SAMPLED -> new SoftmaxKind.Sampled(Math.min(vocabulary, SoftmaxKind.Sampled.SAMPLES));
    };
  }

  /** Floating point operations of the matrix products for one word of a step. */
  public double operations() {
    double products = LAYERS * GATES * (double) hidden * (2.0 * hidden) + output();
    return OPERATIONS * products;
  }

  private double output() {
    if (kind() instanceof SoftmaxKind.Sampled sampled) {
      return (double) hidden * sampled.samples();
    }
    if (!(kind() instanceof SoftmaxKind.Adaptive adaptive)) {
      return (double) hidden * vocabulary;
    }
    var clusters = new Clusters(vocabulary, adaptive.cutoffs(), adaptive.division());
    double products = (double) hidden * (clusters.frequent() + clusters.count());
    for (var i = 0; i < clusters.count(); i++) {
      var from = clusters.from(i);
      var share = ZipfText.share(vocabulary, from, from + clusters.size(i));
      products += share * clusters.dimension(i, hidden) * ((double) hidden + clusters.size(i));
    }
    return products;
  }

  /**
   * Measures in this process.
   *
   * @return for machines; one thread is measured by its own processor time, so that other programs
   *     matter little, several by the clock
   */
  public JsonObject measure(EngineSettings engine, Duration duration) {
    var network = new Network(SymbolKind.WORDS, vocabulary, hidden, hidden);
    var settings =
        LanguageModelSettings.of(hidden, RecurrentSettings.of(Cell.LSTM, LAYERS, hidden))
            .withSoftmax(kind());
    var training =
        TrainingSettings.of(
            batch,
            new Windows.Fixed(window),
            Budget.steps(Long.MAX_VALUE),
            OptimiserSettings.DEFAULT);
    var text = new ZipfText((long) batch * window * 10_000 + 1, vocabulary);
    try (var trainer =
        LanguageModelTrainer.start(
            engine,
            settings,
            training,
            1,
            network.codec(),
            text,
            new ZipfText(2L * batch, vocabulary))) {
      var seconds =
          engine.threads() == 1
              ? MedianTime.processorSeconds(trainer::step, duration)
              : MedianTime.seconds(trainer::step, duration);
      var speed = (double) batch * window / seconds;
      var json =
          JsonObject.builder()
              .put("vocabulary", vocabulary)
              .put("hidden", hidden)
              .put("batch", batch)
              .put("window", window)
              .put("threads", engine.threads())
              .put("softmax", softmax.toString())
              .put("provider", trainer.provider())
              .put("unitsPerSecond", speed)
              .put("gigaflopPerSecond", speed * operations() / 1e9)
              .put("millisecondsPerStep", seconds * 1e3);
      ResidentMemory.peakMegabytes().ifPresent(peak -> json.put("residentMegabytes", peak));
      return json.build();
    }
  }
}
