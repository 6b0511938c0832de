package io.sluice.neural.recurrent;

import io.sluice.neural.memory.Floats;

/**
 * The input of a window that few different rows make up, such as the vectors of characters: each is
 * projected once, however often it occurs, and the derivatives by its occurrences are summed before
 * they are multiplied.
 *
 * @param rows [count, I], the different rows
 * @param count how many there are
 * @param places [T, B], the row that each lane reads at each step; borrowed until the backward pass
 *     is done
 */
public record RepeatedInput(Floats rows, int count, int[] places) {}
