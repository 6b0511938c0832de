/** Vector API kernels, found by ServiceLoader when jdk.incubator.vector is present. */
@NullMarked
package io.sluice.vector;

import org.jspecify.annotations.NullMarked;
