package io.sluice.text.label;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * How chunks are written as one label per token. A label is {@code O}, or a letter, a hyphen and
 * the chunk's type: {@code B-PER}.
 *
 * <pre>{@code
 * List<Chunk> chunks = LabelScheme.IOB2.chunks(List.of("B-PER", "I-PER", "O"));   // [PER[0, 2)]
 * List<String> labels = LabelScheme.IOBES.labels(chunks, 3);                      // [B-PER, E-PER, O]
 * }</pre>
 */
public enum LabelScheme {
  /** All tokens of a chunk are {@code I-}; neighbouring chunks of one type become one. */
  IO,
  /** As {@link #IO}, but {@code B-} starts a chunk right after one of the same type. */
  IOB1,
  /** {@code B-} starts every chunk, {@code I-} goes on; also called BIO. */
  IOB2,
  /** As {@link #IOB2}, and {@code E-} ends a chunk, {@code S-} is a chunk of one; also BILOU. */
  IOBES;

  /**
   * The scheme of that name, in upper or lower case: {@code io}, {@code iob1}, {@code iob2}, {@code
   * bio}, {@code iobes}, {@code bioes}, {@code bilou}.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static LabelScheme of(String name) {
    return switch (name.toUpperCase(Locale.ROOT)) {
      case "IO" -> IO;
      case "IOB", "IOB1" -> IOB1;
      case "BIO", "IOB2" -> IOB2;
      case "IOBES", "BIOES", "BILOU" -> IOBES;
      default ->
          throw new IllegalArgumentException(
              "no label scheme \""
                  + name
                  + "\": expected io, iob1, iob2 (or bio), iobes (or bilou)");
    };
  }

  /**
   * The chunks of these labels, in order. Lenient: labels that break the rules of this or any
   * scheme are read as the scorer of the CoNLL shared tasks does, so the result is the same
   * whichever scheme is asked.
   *
   * @throws IllegalArgumentException if a label is of no scheme at all, such as {@code PERSON}
   */
  public List<Chunk> chunks(List<String> labels) {
    return ChunkReader.read(labels);
  }

  /**
   * Writes chunks as labels, one per token; what is in no chunk becomes {@code O}.
   *
   * @param chunks without overlaps, in any order
   * @param size number of tokens
   * @throws IllegalArgumentException if chunks overlap or reach past the last token
   */
  public List<String> labels(List<Chunk> chunks, int size) {
    List<String> labels = new ArrayList<>(Collections.nCopies(size, "O"));
    List<Chunk> ordered = new ArrayList<>(chunks);
    ordered.sort(Comparator.comparingInt(Chunk::first));
    Chunk before = null;
    for (Chunk chunk : ordered) {
      if (chunk.end() > size) {
        throw new IllegalArgumentException(
            "chunk " + chunk + " reaches past the end of " + size + " tokens");
      }
      if (before != null && chunk.first() < before.end()) {
        throw new IllegalArgumentException("chunk " + chunk + " overlaps " + before);
      }
      boolean touches =
          before != null && before.end() == chunk.first() && before.label().equals(chunk.label());
      for (int i = chunk.first(); i < chunk.end(); i++) {
        labels.set(i, new TokenLabel(position(chunk, i, touches), chunk.label()).toString());
      }
      before = chunk;
    }
    return List.copyOf(labels);
  }

  private Position position(Chunk chunk, int index, boolean touches) {
    boolean first = index == chunk.first();
    boolean last = index == chunk.end() - 1;
    return switch (this) {
      case IO -> Position.INSIDE;
      case IOB1 -> first && touches ? Position.BEGIN : Position.INSIDE;
      case IOB2 -> first ? Position.BEGIN : Position.INSIDE;
      case IOBES -> {
        if (first) {
          yield last ? Position.SINGLE : Position.BEGIN;
        }
        yield last ? Position.END : Position.INSIDE;
      }
    };
  }

  /**
   * The chunks of labels of any scheme, written in this one. Only to {@link #IO} something is lost:
   * chunks of one type that touch each other become one.
   */
  public List<String> convert(List<String> labels) {
    return labels(ChunkReader.read(labels), labels.size());
  }

  /** The labels of this scheme for these types of chunks: first {@code O}, then type by type. */
  public List<String> alphabet(Collection<String> types) {
    Set<String> alphabet = new LinkedHashSet<>();
    alphabet.add(TokenLabel.OUTSIDE.toString());
    for (String type : types) {
      for (Position position : Position.values()) {
        if (position != Position.OUTSIDE && SchemeRules.has(this, position)) {
          alphabet.add(new TokenLabel(position, type).toString());
        }
      }
    }
    return List.copyOf(alphabet);
  }

  /** Whether a sequence may start with this label. */
  public boolean allowsStart(String label) {
    return allows("O", label);
  }

  /** Whether a sequence may end with this label. */
  public boolean allowsEnd(String label) {
    return allows(label, "O");
  }

  /** Whether the label {@code to} may follow {@code from}. */
  public boolean allows(String from, String to) {
    TokenLabel before = TokenLabel.parse(from);
    TokenLabel label = TokenLabel.parse(to);
    return SchemeRules.has(this, before.position())
        && SchemeRules.has(this, label.position())
        && SchemeRules.after(this, before, label).isEmpty();
  }

  /** Where these labels first break the rules of this scheme; empty if nowhere. */
  public Optional<LabelProblem> firstProblem(List<String> labels) {
    return problems(labels).stream().findFirst();
  }

  /** Every place where these labels break the rules of this scheme. */
  public List<LabelProblem> problems(List<String> labels) {
    List<LabelProblem> problems = new ArrayList<>();
    SchemeRules.check(this, labels, problems::add);
    return problems;
  }
}
