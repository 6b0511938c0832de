package io.sluice.cli;

import io.sluice.experiments.Evaluation;
import io.sluice.experiments.RunInfo;
import io.sluice.experiments.RunListener;
import io.sluice.experiments.run.Metric;
import java.util.Locale;
import java.util.Optional;

/**
 * Shows how training goes on: one line drawn over itself on a terminal, a line now and then
 * elsewhere; in both cases every measurement, and a text that the model writes.
 */
final class TrainingDisplay implements RunListener {
  private static final long PLAIN_NANOS = 10_000_000_000L;
  private static final int SAMPLE_LINES = 6;
  private static final int SAMPLE_LENGTH = 320;

  private final Console console;
  private final Interrupt interrupt;
  private Optional<RunInfo> info = Optional.empty();
  private Pace pace = new Pace(0);
  private Optional<String> validation = Optional.empty();
  private long lastLine = System.nanoTime();

  /** Of several temperatures, texts of this one are shown. */
  private double temperature = Double.NaN;

  private boolean textFollows;
  private boolean atTheEnd;

  TrainingDisplay(Console console, Interrupt interrupt) {
    this.console = console;
    this.interrupt = interrupt;
  }

  /** At which temperature texts are shown. */
  void samples(double shownTemperature) {
    temperature = shownTemperature;
  }

  /** A text of the finished model will follow, so none is shown of the last measurement. */
  void endsWithText() {
    textFollows = true;
  }

  @Override
  public boolean stopRequested() {
    return interrupt.requested();
  }

  @Override
  public void message(String line) {
    console.say(line);
  }

  @Override
  public void started(RunInfo started) {
    info = Optional.of(started);
    pace = new Pace(started.startStep());
    lastLine = System.nanoTime();
    var unit = started.unit().noun();
    console.say("run         " + started.directory());
    console.say(
        "model       " + Figures.count(started.parameters(), "weight") + ", " + started.knows());
    console.say(
        "corpus      "
            + Figures.count(started.trainUnits(), unit)
            + " to learn from, "
            + Figures.count(started.validationUnits())
            + " to measure on");
    console.say(
        "engine      "
            + started.provider()
            + ", "
            + started.precision()
            + ", "
            + Figures.count(started.threads(), "thread"));
    if (started.startStep() > 0) {
      console.say("going on from step " + Figures.count(started.startStep()));
    }
  }

  @Override
  public void stepped(Metric metric) {
    pace.note(metric.step(), metric.loss(), metric.symbolsPerSecond());
    if (console.wantsStatus()) {
      console.status(line(metric));
    } else if (!console.terminal().interactive() && System.nanoTime() - lastLine >= PLAIN_NANOS) {
      lastLine = System.nanoTime();
      console.say(line(metric).strip());
    }
  }

  private String line(Metric metric) {
    var last = info.map(RunInfo::totalSteps).orElseThrow();
    var unit = info.map(RunInfo::unit).orElseThrow();
    var line = new StringBuilder();
    last.ifPresent(
        steps -> line.append(new Bar(Math.min(1, (double) metric.step() / steps))).append("  "));
    line.append(epoch(metric.epoch()));
    line.append(String.format(Locale.ROOT, "  loss %.3f", pace.loss()));
    validation.ifPresent(brief -> line.append(" (").append(brief).append(')'));
    line.append("  ").append(Figures.count(Math.round(pace.speed())));
    line.append(' ').append(unit.abbreviation()).append("/s");
    last.ifPresent(steps -> line.append("  ETA ").append(remaining(steps)));
    return line.toString();
  }

  private String remaining(long steps) {
    var seconds = pace.secondsTo(steps);
    return seconds.isPresent() ? Figures.duration(seconds.getAsDouble()) : "?";
  }

  private String epoch(double epoch) {
    var of = info.map(RunInfo::epochs).orElseThrow();
    var total = of.isPresent() ? "/" + of.getAsInt() : "";
    return "epoch " + Figures.decimal(epoch, 2) + total;
  }

  @Override
  public void evaluated(Evaluation evaluation) {
    atTheEnd = info.map(RunInfo::totalSteps).orElseThrow().orElse(0) == evaluation.step();
    validation = Optional.of(evaluation.brief());
    console.say(
        epoch(evaluation.epoch())
            + "  step "
            + Figures.count(evaluation.step())
            + "  "
            + evaluation.summary()
            + (evaluation.improved() ? "  best" : ""));
  }

  @Override
  public void sampled(double ofTemperature, String text) {
    if (Double.isNaN(temperature)) {
      temperature = ofTemperature;
    }
    if (ofTemperature == temperature && !(atTheEnd && textFollows)) {
      var shown = text.substring(0, Math.min(text.length(), SAMPLE_LENGTH));
      shown
          .lines()
          .flatMap(line -> Wrapped.lines(line, console.terminal().columns() - 5).stream())
          .limit(SAMPLE_LINES)
          .forEach(line -> console.say("  │ " + line));
    }
  }
}
