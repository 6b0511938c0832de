/**
 * Provider {@code mkl} of matrix products, found by ServiceLoader: Intel's Math Kernel Library, for
 * Intel's processors. Operands in float32, or rounded to bfloat16 ({@link
 * io.sluice.mkl.MklGemmProvider}), which processors with AMX multiply fast.
 *
 * <p>Calls are single-threaded, on our own threads, and work on the arena's memory itself; only
 * operands that are rounded, and not by the steps that wrote them, are copied. Weights that serve
 * many steps are packed ({@link io.sluice.mkl.StepWeights}). On other makers' processors providers
 * {@code java} and {@code onednn} are faster.
 */
@NullMarked
package io.sluice.mkl;

import org.jspecify.annotations.NullMarked;
