package io.sluice.embeddings.characters;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts lists of words into chunks of bounded size, words of similar length together.
 *
 * @param index characters
 * @param longest most characters of a word that are read
 * @param lanes most words of a chunk
 */
record WordChunks(CharacterIndex index, int longest, int lanes) {
  /** Most rows of a chunk. */
  int maxRows() {
    return Math.multiplyExact(longest, lanes);
  }

  /** The chunks of some of a list of words, the longest words first. */
  List<WordChunk> cut(List<String> words, int[] numbers, int count) {
    int[] order = byLength(words, numbers, count);
    List<WordChunk> chunks = new ArrayList<>();
    for (int from = 0; from < count; from += lanes) {
      int batch = Math.min(lanes, count - from);
      int[] lengths = new int[batch];
      int[] chosen = new int[batch];
      int time = CharacterIndex.length(words.get(order[from]), longest);
      int[] rows = new int[time * batch];
      for (int lane = 0; lane < batch; lane++) {
        chosen[lane] = order[from + lane];
        lengths[lane] = index.rows(words.get(chosen[lane]), longest, rows, lane, batch);
      }
      chunks.add(new WordChunk(time, batch, lengths, rows, chosen));
    }
    return chunks;
  }

  /** Counting sort by length, descending; words of the same length keep their order. */
  private int[] byLength(List<String> words, int[] numbers, int count) {
    int[] lengths = new int[count];
    int[] starts = new int[longest + 2];
    for (int i = 0; i < count; i++) {
      lengths[i] = CharacterIndex.length(words.get(numbers[i]), longest);
      starts[longest - lengths[i] + 1]++;
    }
    for (int i = 1; i < starts.length; i++) {
      starts[i] += starts[i - 1];
    }
    int[] order = new int[count];
    for (int i = 0; i < count; i++) {
      order[starts[longest - lengths[i]]++] = numbers[i];
    }
    return order;
  }
}
