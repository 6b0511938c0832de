package io.sluice.catalog;

import java.nio.file.Path;

/**
 * Where a file of a corpus is now.
 *
 * @param file which file
 * @param place where it is
 * @param path the file in the cache or the mirror; where it would be in the cache if it is absent
 */
public record FileStatus(CorpusFile file, Place place, Path path) {
  /** Where a file can be. */
  public enum Place {
    /** In the cache: nothing is to be fetched. */
    CACHE,
    /** In the mirror directory: it will be copied. */
    MIRROR,
    /** Neither: it has to come from its source. */
    ABSENT
  }
}
