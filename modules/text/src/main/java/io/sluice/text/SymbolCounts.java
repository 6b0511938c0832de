package io.sluice.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How often each symbol occurs; vocabularies are built from it. Not thread-safe. */
public final class SymbolCounts {
  private static final long[] NEVER = {0};

  /** Arrays of one number each: counting a symbol that is known makes no object. */
  private final Map<String, long[]> counts = new HashMap<>();

  private long total;

  /** Counts one more {@code symbol}. */
  public void add(String symbol) {
    add(symbol, 1);
  }

  /** Counts {@code occurrences} more of {@code symbol}. */
  public void add(String symbol, long occurrences) {
    if (occurrences < 1) {
      throw new IllegalArgumentException("occurrences must be at least 1, was " + occurrences);
    }
    total = Math.addExact(total, occurrences);
    counts.computeIfAbsent(symbol, unseen -> new long[1])[0] += occurrences;
  }

  /** Adds the counts of another text. */
  public void addAll(SymbolCounts other) {
    other.counts.forEach((symbol, count) -> add(symbol, count[0]));
  }

  /** Occurrences of {@code symbol}, 0 if it was never seen. */
  public long count(String symbol) {
    return counts.getOrDefault(symbol, NEVER)[0];
  }

  /** Number of symbols counted, repetitions included. */
  public long total() {
    return total;
  }

  /** Number of different symbols. */
  public int distinct() {
    return counts.size();
  }

  /** All symbols, the most frequent first; equally frequent ones in code point order. */
  public List<String> byFrequency() {
    List<String> symbols = new ArrayList<>(counts.keySet());
    symbols.sort(
        Comparator.comparingLong(this::count).reversed().thenComparing(CodePointOrder.INSTANCE));
    return symbols;
  }

  /**
   * The vocabulary of a kind of symbols: first the special ones the kind needs, then the counted
   * ones by falling frequency, so the same text gives the same ids everywhere.
   *
   * <p>Bytes always have their 256 symbols. Words get {@code <unk>} and {@code <eos>}. Characters
   * get the unknown character only if {@code limits} leave a character out or ask for it.
   */
  public Vocabulary toVocabulary(SymbolKind kind, VocabularyLimits limits) {
    if (kind == SymbolKind.BYTES) {
      return SymbolCodec.bytes().vocabulary();
    }
    List<String> ranked = byFrequency();
    ranked.removeIf(symbol -> count(symbol) < limits.minimumCount());
    boolean complete = ranked.size() == distinct() && ranked.size() <= limits.maximumSize();
    Set<String> symbols = new LinkedHashSet<>();
    String unknown = kind.isWords() ? Vocabulary.UNKNOWN_WORD : Vocabulary.UNKNOWN_CHARACTER;
    boolean needsUnknown =
        kind.isWords() || limits.unknown() == VocabularyLimits.Unknown.ALWAYS || !complete;
    if (needsUnknown) {
      symbols.add(unknown);
    }
    if (kind.isWords()) {
      symbols.add(Vocabulary.END_OF_SENTENCE);
    }
    for (String symbol : ranked) {
      if (symbols.size() >= limits.maximumSize()) {
        break;
      }
      symbols.add(symbol);
    }
    if (symbols.isEmpty()) {
      throw new IllegalArgumentException("no symbols were counted, so there is no vocabulary");
    }
    List<String> ordered = List.copyOf(symbols);
    return needsUnknown ? Vocabulary.of(ordered, unknown) : Vocabulary.of(ordered);
  }
}
