package io.sluice.experiments.config;

import io.sluice.experiments.binding.Constraints;
import io.sluice.experiments.binding.Default;
import io.sluice.experiments.binding.Doc;
import io.sluice.experiments.binding.Range;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** How the model is trained. */
@Doc("How the model is trained.")
public record TrainingConfig(
    @Doc("Lanes of text read side by side.") @Default("50") @Range("[1, 65536]") int batch,
    @Doc("Steps through which gradients flow back; state is carried beyond.")
        @Default("100")
        @Range("[1, 100000]")
        int truncation,
    @Doc(
            "Vary the window length around truncation, so that windows never start at the same"
                + " places.")
        @Default("false")
        boolean randomTruncation,
    @Doc(
            "Probability that a lane begins a window from nothing instead of the state it carries;"
                + " above 0 for models that are to read texts from their beginning.")
        @Default("0.0")
        @Range("[0, 1)")
        double stateReset,
    @Doc("Passes over the training text.") @Range("[1, inf)") OptionalInt epochs,
    @Doc("Updates of the weights; with epochs given too, whichever comes first ends training.")
        @Range("[1, inf)")
        OptionalLong steps,
    @Doc("How gradients become updates.") @Default("{type: adam}") OptimiserConfig optimiser,
    @Doc("Limits on gradients.") @Default("{norm: 1.0}") ClipConfig clip,
    @Doc("How the rate changes over time.") @Default("{type: constant}") ScheduleConfig schedule,
    @Doc("Windows whose gradients are added up for one update.") @Default("1") @Range("[1, 65536]")
        int accumulate,
    @Doc(
            "Decay of a moving average of the weights over the steps, which is measured and kept"
                + " instead of them; 0 for none.")
        @Default("0")
        @Range("[0, 1)")
        double averaging,
    @Doc("When to stop for lack of progress.") Optional<EarlyStoppingConfig> earlyStopping,
    @Doc("Steps between validations; without it, once an epoch.") @Range("[1, inf)")
        OptionalLong evaluateEvery,
    @Doc("How often the run can be resumed from.") @Default("{seconds: 60}")
        CheckpointEveryConfig checkpointEvery,
    @Doc("Steps between samples of generated text; without it, after each validation.")
        @Range("[1, inf)")
        OptionalLong sampleEvery) {
  public TrainingConfig {
    Constraints.check(
        TrainingConfig.class,
        batch,
        truncation,
        randomTruncation,
        stateReset,
        epochs,
        steps,
        optimiser,
        clip,
        schedule,
        accumulate,
        averaging,
        earlyStopping,
        evaluateEvery,
        checkpointEvery,
        sampleEvery);
    TrainingEnd.check(epochs, steps, schedule);
  }
}
