package io.sluice.embeddings;

import io.sluice.text.document.Sentence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Sentences side by side: T steps, the length of the longest, B lanes, one for each sentence.
 * Position n = t * B + b is token t of sentence b, or padding beyond the sentence's end.
 *
 * <p>Each distinct word of the batch has a number, its <em>type</em>, so that what depends on the
 * word alone is computed once. Types are numbered in order of their first position; {@link
 * #PADDING} is the type of padding. Immutable.
 */
public final class TokenBatch {
  /** The type of positions without a token. */
  public static final int PADDING = 0;

  private final List<Sentence> sentences;
  private final int time;
  private final int[] lengths;
  private final int[] typeOf;
  private final List<String> types;

  private TokenBatch(List<Sentence> sentences) {
    if (sentences.isEmpty()) {
      throw new IllegalArgumentException("a batch has at least one sentence");
    }
    this.sentences = List.copyOf(sentences);
    int batch = sentences.size();
    lengths = new int[batch];
    int longest = 1;
    for (int lane = 0; lane < batch; lane++) {
      lengths[lane] = sentences.get(lane).size();
      longest = Math.max(longest, lengths[lane]);
    }
    time = longest;
    typeOf = new int[Math.multiplyExact(time, batch)];
    types = List.copyOf(number());
  }

  private List<String> number() {
    List<String> words = new ArrayList<>();
    words.add("");
    Map<String, Integer> numbers = new HashMap<>(typeOf.length * 2);
    int batch = lengths.length;
    for (int n = 0; n < typeOf.length; n++) {
      int lane = n % batch;
      int step = n / batch;
      if (step < lengths[lane]) {
        String word = sentences.get(lane).tokens().get(step).text();
        Integer known = numbers.putIfAbsent(word, words.size());
        if (known == null) {
          words.add(word);
        }
        typeOf[n] = known == null ? words.size() - 1 : known;
      }
    }
    return words;
  }

  /** Sentences in lanes in the order given. */
  public static TokenBatch of(List<Sentence> sentences) {
    return new TokenBatch(sentences);
  }

  /** One sentence in one lane. */
  public static TokenBatch of(Sentence sentence) {
    return new TokenBatch(List.of(sentence));
  }

  /** The sentence of every lane. */
  public List<Sentence> sentences() {
    return sentences;
  }

  /** T, at least 1. */
  public int time() {
    return time;
  }

  /** B. */
  public int batch() {
    return lengths.length;
  }

  /** T * B. */
  public int positions() {
    return typeOf.length;
  }

  /** Tokens of every lane, [B]; a view, not to be changed. */
  public int[] lengths() {
    return lengths;
  }

  /** The type at a position, {@link #PADDING} where there is no token. */
  public int type(int position) {
    return typeOf[position];
  }

  /** The distinct words; the place in the list is the type, and place 0 is padding: empty. */
  public List<String> types() {
    return types;
  }
}
