package io.sluice.catalog;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * All that is known of a set of word vectors without having it.
 *
 * @param name how users call it; also its directory in the cache and the mirror
 * @param description one or two sentences; says how words are written (lower case, digits)
 * @param licence as its owners state it
 * @param homepage address, for people
 * @param dimension numbers of a word
 * @param words how many there are
 * @param file all of them, a word and its numbers a line
 * @param subsets files with some of the same lines, which will do instead where the cache or the
 *     mirror has one; they are never fetched from a source
 */
public record VectorCard(
    String name,
    String description,
    String licence,
    String homepage,
    int dimension,
    long words,
    CorpusFile file,
    List<CorpusFile> subsets)
    implements Card {
  /** The kind of these cards. */
  public static final String KIND = "vectors";

  /** What they are cards of. */
  public static final String VECTORS = "word vectors";

  /** Checks names and sizes. */
  public VectorCard {
    subsets = List.copyOf(subsets);
    Card.checkName(name);
    if (dimension < 1) {
      throw new IllegalArgumentException("dimension must be at least 1, was " + dimension);
    }
    if (words < 1) {
      throw new IllegalArgumentException("words must be at least 1, was " + words);
    }
    Set<String> names = new HashSet<>();
    names.add(file.name());
    for (CorpusFile subset : subsets) {
      if (!names.add(subset.name())) {
        throw new IllegalArgumentException("two files have the name " + subset.name());
      }
    }
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public String content() {
    return VECTORS;
  }

  /** The file with all words first, then the subsets. */
  @Override
  public List<CorpusFile> files() {
    return Stream.concat(Stream.of(file), subsets.stream()).toList();
  }
}
