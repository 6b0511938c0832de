package io.sluice.catalog.cache;

import java.nio.file.Path;
import java.util.List;

/**
 * What lies in the cache.
 *
 * @param entries what Sluice put there, least recently used first
 * @param others what it did not, links among them; never removed
 */
public record CacheContents(List<CacheEntry> entries, List<Path> others) {
  /** Copies the lists. */
  public CacheContents {
    entries = List.copyOf(entries);
    others = List.copyOf(others);
  }

  /** How much all entries hold together. */
  public long bytes() {
    return entries.stream().mapToLong(CacheEntry::bytes).sum();
  }
}
