package io.sluice.experiments.run;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One line of {@code metrics.csv}: what was measured at one update of the weights.
 *
 * @param step updates so far, this one included
 * @param epoch passes over the training text so far, with fraction
 * @param seconds of work so far, over all resumes
 * @param loss of the training window, mean nats per symbol
 * @param validationLoss mean nats per symbol of the validation corpus, where it was measured
 * @param validationScore F1 or accuracy of a tagger, between 0 and 1, where it was measured
 * @param learningRate of this update
 * @param gradientNorm before clipping
 * @param symbolsPerSecond of training, validation not counted
 */
public record Metric(
    long step,
    double epoch,
    double seconds,
    double loss,
    OptionalDouble validationLoss,
    OptionalDouble validationScore,
    double learningRate,
    double gradientNorm,
    double symbolsPerSecond) {
  /** First line of the file. */
  public static final String HEADER =
      "step,epoch,seconds,loss,validation-loss,learning-rate,gradient-norm,symbols-per-second"
          + ",validation-score";

  private static final int COLUMNS = 9;

  /** The line. */
  public String toLine() {
    return step
        + String.format(Locale.ROOT, ",%.4f,%.3f,", epoch, seconds)
        + (float) loss
        + ","
        + cell(validationLoss)
        + ","
        + (float) learningRate
        + ","
        + (float) gradientNorm
        + String.format(Locale.ROOT, ",%.0f,", symbolsPerSecond)
        + cell(validationScore);
  }

  private static String cell(OptionalDouble value) {
    return value.isPresent() ? Double.toString(value.getAsDouble()) : "";
  }

  private static OptionalDouble value(String cell) {
    return cell.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(cell));
  }

  /** Reads a line; empty if it is the header or not a whole line. */
  public static Optional<Metric> parse(String line) {
    var cells = line.split(",", -1);
    if (cells.length != COLUMNS) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new Metric(
              Long.parseLong(cells[0]),
              Double.parseDouble(cells[1]),
              Double.parseDouble(cells[2]),
              Double.parseDouble(cells[3]),
              value(cells[4]),
              value(cells[8]),
              Double.parseDouble(cells[5]),
              Double.parseDouble(cells[6]),
              Double.parseDouble(cells[7])));
    } catch (NumberFormatException broken) {
      return Optional.empty();
    }
  }
}
