/** ND4J's native BLAS as matrix product provider; zero-copy INDArray in and out. */
@NullMarked
package io.sluice.nd4j;

import org.jspecify.annotations.NullMarked;
