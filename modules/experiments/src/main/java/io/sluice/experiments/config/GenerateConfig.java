package io.sluice.experiments.config;

import io.sluice.experiments.binding.Constraints;
import io.sluice.experiments.binding.Default;
import io.sluice.experiments.binding.Doc;
import io.sluice.experiments.binding.Range;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** The text written while training, and by default afterwards. */
@Doc("The text written while training, and by default afterwards.")
public record GenerateConfig(
    @Doc("What the text starts with.") @Default("''") String prompt,
    @Doc("Symbols to write.") @Default("300") @Range("[1, 1000000]") int length,
    @Doc("Below 1 safer, above 1 bolder, 0 always the likeliest.")
        @Default("0.8")
        @Range("[0, 100]")
        double temperature,
    @Doc("A sample at each of these is kept for the report.")
        @Default("[0.5, 0.8, 1.0]")
        @Range("[0, 100]")
        List<Double> temperatures,
    @Doc("Choose among this many likeliest symbols only.") @Range("[1, inf)") OptionalInt topK,
    @Doc("Choose among the likeliest symbols that make up this share.") @Range("(0, 1]")
        OptionalDouble topP,
    @Doc("Drop symbols less likely than this share of the likeliest.") @Range("[0, 1]")
        OptionalDouble minP,
    @Doc("Above 1, symbols already written become less likely.") @Default("1") @Range("[1, 100]")
        double repetitionPenalty,
    @Doc("How many of the latest symbols count as already written.")
        @Default("64")
        @Range("[0, 1000000]")
        int repetitionWindow,
    @Doc("Stop once one of these has been written.") @Default("[]") List<String> stop) {
  public GenerateConfig {
    Constraints.check(
        GenerateConfig.class,
        prompt,
        length,
        temperature,
        temperatures,
        topK,
        topP,
        minP,
        repetitionPenalty,
        repetitionWindow,
        stop);
    temperatures = List.copyOf(temperatures);
    stop = List.copyOf(stop);
    if (stop.contains("")) {
      throw new IllegalArgumentException("a stop string must not be empty");
    }
  }
}
