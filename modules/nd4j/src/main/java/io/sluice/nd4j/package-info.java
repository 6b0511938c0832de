/**
 * ND4J's native side at our service: provider {@code nd4j} of matrix products ({@link
 * io.sluice.nd4j.Nd4jGemmProvider}, found by ServiceLoader), which calls the OpenBLAS that ND4J
 * ships without starting ND4J, and {@link io.sluice.nd4j.Nd4jArrays}, which shares memory with
 * INDArrays.
 */
@NullMarked
package io.sluice.nd4j;

import org.jspecify.annotations.NullMarked;
