/**
 * The directory of one run: who may write to it, its logs, and the checkpoints it can be resumed
 * from.
 *
 * <p><b>For</b>: files that survive a crash at any moment. <b>Not for</b>: knowing what is trained.
 *
 * <ol>
 *   <li>{@link io.sluice.experiments.run.RunDirectory} is opened by one process at a time.
 *   <li>While training, lines are added to {@code metrics.csv} and {@code events.jsonl} and pushed
 *       to the system at once; {@link io.sluice.experiments.run.Checkpoints} are written now and
 *       then.
 *   <li>After a crash the newest sound checkpoint is read, and the logs are cut back to its step,
 *       so that the resumed run leaves the same logs as one that was never interrupted.
 * </ol>
 */
@NullMarked
package io.sluice.experiments.run;

import org.jspecify.annotations.NullMarked;
