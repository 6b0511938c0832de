/** Recurrent layers: cells, stacks, dropout inside them, state carried in and out. */
@NullMarked
package io.sluice.neural.recurrent;

import org.jspecify.annotations.NullMarked;
