package io.sluice.experiments.config;

import io.sluice.experiments.binding.Constraints;
import io.sluice.experiments.binding.Default;
import io.sluice.experiments.binding.Doc;
import io.sluice.experiments.binding.Range;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** How a tagger is trained. */
@Doc("How a tagger is trained.")
public record TaggerTrainingConfig(
    @Doc("Sentences of about the same length in one update.") @Default("32") @Range("[1, 65536]")
        int batch,
    @Doc("Tokens in one update at most, padding included; longer sentences are read in pieces.")
        @Default("4096")
        @Range("[16, 1048576]")
        int mostTokens,
    @Doc("Passes over the training sentences.") @Range("[1, inf)") OptionalInt epochs,
    @Doc("Updates of the weights; with epochs given too, whichever comes first ends training.")
        @Range("[1, inf)")
        OptionalLong steps,
    @Doc("How gradients become updates.") @Default("{type: adam, rate: 0.001}")
        OptimiserConfig optimiser,
    @Doc("Limits on gradients.") @Default("{norm: 5.0}") ClipConfig clip,
    @Doc("How the rate changes over time.") @Default("{type: constant}") ScheduleConfig schedule,
    @Doc("Batches whose gradients are added up for one update.") @Default("1") @Range("[1, 65536]")
        int accumulate,
    @Doc(
            "Decay of a moving average of the weights over the steps, which is measured and kept"
                + " instead of them; 0 for none.")
        @Default("0")
        @Range("[0, 1)")
        double averaging,
    @Doc("Share of tokens whose vectors are dropped as a whole.") @Default("0") @Range("[0, 1)")
        double wordDropout,
    @Doc("When to stop for lack of progress on the development sentences.")
        Optional<EarlyStoppingConfig> earlyStopping,
    @Doc("Steps between measurements on the development sentences; without it, once an epoch.")
        @Range("[1, inf)")
        OptionalLong evaluateEvery,
    @Doc("How often the run can be resumed from.") @Default("{seconds: 60}")
        CheckpointEveryConfig checkpointEvery) {
  public TaggerTrainingConfig {
    Constraints.check(
        TaggerTrainingConfig.class,
        batch,
        mostTokens,
        epochs,
        steps,
        optimiser,
        clip,
        schedule,
        accumulate,
        averaging,
        wordDropout,
        earlyStopping,
        evaluateEvery,
        checkpointEvery);
    TrainingEnd.check(epochs, steps, schedule);
  }
}
