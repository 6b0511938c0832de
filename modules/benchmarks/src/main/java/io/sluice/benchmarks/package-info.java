/** Speed measurements: kernels under JMH, and peers on the same work. */
@NullMarked
package io.sluice.benchmarks;

import org.jspecify.annotations.NullMarked;
