/**
 * Provider {@code onednn} of matrix products, found by ServiceLoader: Intel's oneDNN, which chooses
 * its kernels by the instructions that the processor has. Operands in float32, or rounded to
 * bfloat16 where the processor multiplies those ({@link io.sluice.onednn.OneDnnGemmProvider}).
 *
 * <p>Calls are single-threaded, on our own threads, and work on the arena's memory itself; only
 * operands that are rounded, and not by the steps that wrote them, are copied. Whatever a call
 * needs is made once for each shape and kept ({@link io.sluice.onednn.Calls}).
 */
@NullMarked
package io.sluice.onednn;

import org.jspecify.annotations.NullMarked;
