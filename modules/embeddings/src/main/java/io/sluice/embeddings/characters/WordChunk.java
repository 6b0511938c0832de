package io.sluice.embeddings.characters;

/**
 * Words side by side, one in each lane, the longest first. T steps, as many as the first has
 * characters, B lanes.
 *
 * @param time T
 * @param batch B
 * @param lengths characters of every lane, at least 1
 * @param rows [T * B] rows of the table of characters, {@link CharacterIndex#UNKNOWN} beyond the
 *     end
 * @param words number of the word of every lane in the list that the chunk was cut from
 */
record WordChunk(int time, int batch, int[] lengths, int[] rows, int[] words) {}
