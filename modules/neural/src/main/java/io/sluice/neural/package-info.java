/**
 * Arrays, matrix products, recurrent cells, losses, dropout and optimisers; knows arrays, not
 * words.
 */
@NullMarked
package io.sluice.neural;

import org.jspecify.annotations.NullMarked;
