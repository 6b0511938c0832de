package io.sluice.model;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The head of a model file.
 *
 * @param formatVersion of the container, at most {@value #FORMAT_VERSION}
 * @param description what the model is
 * @param vocabularies names of the vocabulary files, without folder and ending, sorted
 * @param checksums SHA-256 in hexadecimal of every other entry, by entry name
 */
public record Manifest(
    int formatVersion,
    ModelDescription description,
    List<String> vocabularies,
    Map<String, String> checksums) {
  /**
   * The newest version. What fits in an older one is written as that: 1 for all but narrow weights
   * (BF16, I8).
   */
  public static final int FORMAT_VERSION = 2;

  public Manifest {
    vocabularies = List.copyOf(vocabularies);
    checksums = Collections.unmodifiableMap(new TreeMap<>(checksums));
    if (formatVersion < 1 || formatVersion > FORMAT_VERSION) {
      throw new IllegalArgumentException(
          "formatVersion must be in [1, " + FORMAT_VERSION + "], was " + formatVersion);
    }
    Set<String> expected = new TreeSet<>(Set.of(EntryNames.WEIGHTS, EntryNames.CARD));
    for (String vocabulary : vocabularies) {
      if (!expected.add(EntryNames.vocabularyEntry(vocabulary))) {
        throw new IllegalArgumentException("vocabulary listed twice: " + vocabulary);
      }
    }
    if (!checksums.keySet().equals(expected)) {
      throw new IllegalArgumentException(
          "checksums must stand for exactly " + expected + ", were for " + checksums.keySet());
    }
    checksums.forEach(
        (entry, checksum) -> {
          if (!Sha256.isHex(checksum)) {
            throw new IllegalArgumentException(
                "checksum of " + entry + " must be 64 hexadecimal digits, was \"" + checksum + '"');
          }
        });
  }

  /** SHA-256 of {@code weights.safetensors}, in hexadecimal: the identity of the weights. */
  public String weightsSha256() {
    String checksum = checksums.get(EntryNames.WEIGHTS);
    if (checksum == null) {
      throw new IllegalStateException("checked by the constructor");
    }
    return checksum;
  }

  /** What the model is for; see {@link ModelDescription#kind()}. */
  public String kind() {
    return description.kind();
  }
}
