/**
 * What a training run does beside training steps, and what steps wait for. Start at the script
 * {@code loop} in this module.
 */
@NullMarked
package io.sluice.benchmarks.loop;

import org.jspecify.annotations.NullMarked;
