/**
 * Off-heap float32 memory: one arena per trainer, views on it, bulk copies to and from the heap.
 */
@NullMarked
package io.sluice.neural.memory;

import org.jspecify.annotations.NullMarked;
