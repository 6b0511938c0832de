/**
 * How fast this machine trains and writes: fixed workloads through the same classes that train and
 * predict for users, with fixed data.
 *
 * <p><b>For</b>: figures that can be compared from one machine, provider or version to another.
 * <b>Not for</b>: comparing with other frameworks; the module {@code benchmarks} does. Start at
 * {@link io.sluice.cli.bench.Workload}.
 */
@NullMarked
package io.sluice.cli.bench;

import org.jspecify.annotations.NullMarked;
