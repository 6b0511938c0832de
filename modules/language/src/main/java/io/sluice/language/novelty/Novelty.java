package io.sluice.language.novelty;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How samples relate to the corpus a model learned from.
 *
 * <p>Words are the longest runs of letters, digits and marks, compared exactly, so {@code don't} is
 * two.
 *
 * @param longestCopies for every sample its longest passage that stands in the corpus
 * @param words number of words in the samples, repetitions counted
 * @param knownWords how many of them occur in the corpus
 */
public record Novelty(List<VerbatimCopy> longestCopies, long words, long knownWords) {
  private static final int BUFFER = 1 << 16;

  public Novelty {
    longestCopies = List.copyOf(longestCopies);
    if (knownWords < 0 || words < knownWords) {
      throw new IllegalArgumentException(
          "need 0 <= known words <= words, was " + knownWords + " of " + words);
    }
  }

  /** The longest copy of all samples. */
  public VerbatimCopy longestCopy() {
    return longestCopies.stream()
        .max(Comparator.comparingInt(VerbatimCopy::length))
        .orElse(new VerbatimCopy("", 0, 0));
  }

  /** Share of the samples' words that occur in the corpus; 1 without words. */
  public double knownWordShare() {
    return words == 0 ? 1 : (double) knownWords / words;
  }

  /** Measures against a corpus in memory. */
  public static Novelty measure(String corpus, List<String> samples) {
    try {
      return measure(new StringReader(corpus), samples);
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory failed", e);
    }
  }

  /**
   * Measures against a corpus of any length, which is read once and not closed; memory grows with
   * the samples only.
   */
  public static Novelty measure(Reader corpus, List<String> samples) throws IOException {
    List<int[]> texts = samples.stream().map(sample -> sample.codePoints().toArray()).toList();
    SuffixAutomaton automaton = new SuffixAutomaton();
    List<int[]> states = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      states.add(texts.get(i).clone());
      int[] ofSample = states.get(i);
      for (int at = 0; at < ofSample.length; at++) {
        ofSample[at] = automaton.append(ofSample[at]);
      }
      automaton.append(-1 - i); // occurs in no corpus, so no copy crosses it
    }
    Map<String, Long> counts = countWords(texts);
    Set<String> unseen = new HashSet<>(counts.keySet());
    read(corpus, automaton, new WordScanner(unseen::remove));
    List<VerbatimCopy> copies = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      copies.add(longest(automaton, texts.get(i), states.get(i)));
    }
    long words = counts.values().stream().mapToLong(Long::longValue).sum();
    long unknown = unseen.stream().mapToLong(word -> counts.getOrDefault(word, 0L)).sum();
    return new Novelty(copies, words, words - unknown);
  }

  private static Map<String, Long> countWords(List<int[]> texts) {
    Map<String, Long> counts = new LinkedHashMap<>();
    WordScanner scanner = new WordScanner(word -> counts.merge(word, 1L, Long::sum));
    for (int[] text : texts) {
      for (int codePoint : text) {
        scanner.accept(codePoint);
      }
      scanner.finish();
    }
    return counts;
  }

  private static void read(Reader corpus, SuffixAutomaton automaton, WordScanner scanner)
      throws IOException {
    char[] buffer = new char[BUFFER];
    int high = 0;
    for (int count = corpus.read(buffer); count >= 0; count = corpus.read(buffer)) {
      for (int i = 0; i < count; i++) {
        char c = buffer[i];
        int codePoint = c;
        if (high != 0 && Character.isLowSurrogate(c)) {
          codePoint = Character.toCodePoint((char) high, c);
        }
        high = Character.isHighSurrogate(c) ? c : 0;
        if (high == 0) {
          automaton.match(codePoint);
          scanner.accept(codePoint);
        }
      }
    }
    automaton.finish();
    scanner.finish();
  }

  private static VerbatimCopy longest(SuffixAutomaton automaton, int[] text, int[] states) {
    int best = 0;
    int end = 0;
    for (int at = 0; at < states.length; at++) {
      int matched = automaton.matched(states[at]);
      if (matched > best) {
        best = matched;
        end = at + 1;
      }
    }
    if (best == 0) {
      return new VerbatimCopy("", 0, 0);
    }
    return new VerbatimCopy(
        new String(text, end - best, best),
        end - best,
        automaton.matchedEnd(states[end - 1]) - best);
  }
}
