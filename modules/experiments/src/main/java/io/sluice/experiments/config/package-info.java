/**
 * What an experiment file may say: one record for each section, each default in one place.
 *
 * <p><b>For</b>: settings, their meaning, ranges and defaults. <b>Not for</b>: doing anything with
 * them. Start at {@link io.sluice.experiments.config.ExperimentConfig}.
 */
@NullMarked
package io.sluice.experiments.config;

import org.jspecify.annotations.NullMarked;
