package io.sluice.catalog.cache;

import java.util.List;

/**
 * What has become of the entries that were to go.
 *
 * @param removed those that are gone
 * @param problems why others could not be removed
 */
public record CacheClearance(List<CacheEntry> removed, List<String> problems) {
  /** Copies the lists. */
  public CacheClearance {
    removed = List.copyOf(removed);
    problems = List.copyOf(problems);
  }

  /** How much was freed. */
  public long bytes() {
    return removed.stream().mapToLong(CacheEntry::bytes).sum();
  }
}
