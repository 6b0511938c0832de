/** Matrix products on off-heap memory, behind one provider interface found by ServiceLoader. */
@NullMarked
package io.sluice.neural.gemm;

import org.jspecify.annotations.NullMarked;
