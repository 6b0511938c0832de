/**
 * What trainers of every kind of model share: how one is driven, when training ends, when it has
 * stopped to improve, and the state from which it goes on bit by bit.
 *
 * <p><b>For</b>: an interface, values and small counters. <b>Not for</b>: the course of a step,
 * which belongs to the trainers themselves, and files.
 *
 * <p>Start at {@link io.sluice.neural.training.Trainer}.
 */
@NullMarked
package io.sluice.neural.training;

import org.jspecify.annotations.NullMarked;
