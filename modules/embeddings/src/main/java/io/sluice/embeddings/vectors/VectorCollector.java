package io.sluice.embeddings.vectors;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rows taken from a file so far, or only the places where they lie in it. Memory grows with
 * what was read, never on a promise.
 */
final class VectorCollector {
  /** Words of more bytes than this are refused. */
  static final int LONGEST_WORD = 4096;

  private static final Logger LOG = LoggerFactory.getLogger(VectorCollector.class);
  private static final int MOST_ROWS = 1 << 23;

  private final String name;
  private final Predicate<String> wanted;
  private final List<String> words = new ArrayList<>();
  private final Set<String> seen = new HashSet<>();
  private final boolean mapping;
  private float[] values = new float[1 << 12];
  private long[] places = {};
  private int dimension;
  private long repeated;
  private String firstRepeated = "";
  private long damaged;
  private String firstDamaged = "";

  private VectorCollector(String name, Predicate<String> wanted, boolean mapping) {
    this.name = name;
    this.wanted = wanted;
    this.mapping = mapping;
  }

  /** Takes the rows of wanted words. */
  static VectorCollector ofRows(String name, Predicate<String> wanted) {
    return new VectorCollector(name, wanted, false);
  }

  /** Takes the places of all rows. */
  static VectorCollector ofPlaces(String name) {
    return new VectorCollector(name, word -> true, true);
  }

  /** Sets D, once, before the first row. */
  void dimension(long numbers, String where) throws VectorFormatException {
    if (numbers < 1 || numbers > WordVectors.LARGEST_DIMENSION) {
      throw new VectorFormatException(
          where,
          "expected vectors of 1 to %d numbers, found %d"
              .formatted(WordVectors.LARGEST_DIMENSION, numbers));
    }
    dimension = (int) numbers;
  }

  int dimension() {
    return dimension;
  }

  /**
   * Whether the numbers of this word are to be read, to {@link #values} from {@link #offset} on.
   */
  boolean begin(byte[] bytes, int from, int to, String where) throws VectorFormatException {
    if (to <= from) {
      throw new VectorFormatException(where, "a vector without a word");
    }
    if (to - from > LONGEST_WORD) {
      throw new VectorFormatException(
          where, "a word of %d bytes, at most %d are read".formatted(to - from, LONGEST_WORD));
    }
    String word = new String(bytes, from, to - from, StandardCharsets.UTF_8);
    if (word.indexOf('\ufffd') >= 0) {
      firstDamaged = damaged++ == 0 ? where : firstDamaged;
    }
    if (!wanted.test(word)) {
      return false;
    }
    if (!seen.add(word)) {
      firstRepeated = repeated++ == 0 ? "\"%s\" at %s".formatted(word, where) : firstRepeated;
      return false;
    }
    long needed = mapping ? dimension : (words.size() + 1L) * dimension;
    if (words.size() >= MOST_ROWS || needed > Integer.MAX_VALUE - 8) {
      throw new VectorFormatException(
          where, "more vectors than are read at once; read only those of some words");
    }
    words.add(word);
    if (needed > values.length) {
      long larger = Math.min(Integer.MAX_VALUE - 8L, needed + values.length / 2);
      values = Arrays.copyOf(values, (int) larger);
    }
    return true;
  }

  float[] values() {
    return values;
  }

  /** Where the numbers of the word begun last belong. */
  int offset() {
    return mapping ? 0 : (words.size() - 1) * dimension;
  }

  /** Checks the numbers of the word begun last. */
  void end(String where) throws VectorFormatException {
    int offset = offset();
    for (int i = 0; i < dimension; i++) {
      if (!Float.isFinite(values[offset + i])) {
        throw new VectorFormatException(
            where,
            "number %d of \"%s\" must be finite, is %s"
                .formatted(i + 1, words.get(words.size() - 1), values[offset + i]));
      }
    }
  }

  /** Notes the byte where the numbers of the word begun last begin. */
  void place(long position) {
    if (mapping) {
      if (words.size() > places.length) {
        places = Arrays.copyOf(places, words.size() + words.size() / 2);
      }
      places[words.size() - 1] = position;
    }
  }

  WordVectors finish() throws VectorFormatException {
    check();
    return WordVectors.of(words, dimension, Arrays.copyOf(values, words.size() * dimension));
  }

  /** The rows where they lie. */
  WordVectors finish(FileChannel channel) throws IOException {
    check();
    long[] all = Arrays.copyOf(places, words.size());
    return WordVectors.of(
        words, dimension, MappedRows.map(channel, all, dimension, MappedRows.STEP));
  }

  private void check() throws VectorFormatException {
    if (dimension == 0) {
      throw new VectorFormatException(name, "the file has no vectors");
    }
    if (repeated > 0) {
      LOG.warn(
          "{}: {} words stand again, first {}; their first vectors count",
          name,
          repeated,
          firstRepeated);
    }
    if (damaged > 0) {
      LOG.warn("{}: {} words are not UTF-8, first at {}", name, damaged, firstDamaged);
    }
  }
}
