package io.sluice.catalog.cache;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Which entries are to go: those of some kinds that were not used for a while, least recently used
 * first, until no more than a number of bytes is left of those kinds. Immutable.
 *
 * @param kinds what may go
 * @param unusedFor for how long it was not used; no less than {@link #IN_USE} is what counts
 * @param keepBytes how much may stay; 0 for nothing
 */
public record CacheSelection(Set<CacheKind> kinds, Duration unusedFor, long keepBytes) {
  /** What was used within that time is taken to be in use. */
  public static final Duration IN_USE = Duration.ofMinutes(10);

  /** All that can be computed again and is not in use. */
  public static final CacheSelection COMPUTED =
      new CacheSelection(EnumSet.complementOf(EnumSet.of(CacheKind.FETCHED)), Duration.ZERO, 0);

  /** Checks the values. */
  public CacheSelection {
    kinds = Set.copyOf(kinds);
    if (unusedFor.isNegative()) {
      throw new IllegalArgumentException("time without use must not be negative, was " + unusedFor);
    }
    if (keepBytes < 0) {
      throw new IllegalArgumentException("bytes to keep must not be negative, were " + keepBytes);
    }
  }

  /** Also what was fetched. */
  public CacheSelection withFetched() {
    return new CacheSelection(EnumSet.allOf(CacheKind.class), unusedFor, keepBytes);
  }

  /** Only what was not used for so long. */
  public CacheSelection unusedFor(Duration duration) {
    return new CacheSelection(kinds, duration, keepBytes);
  }

  /** Only as much as exceeds so many bytes. */
  public CacheSelection keepBytes(long bytes) {
    return new CacheSelection(kinds, unusedFor, bytes);
  }

  /** The entries that are to go, least recently used first. */
  public List<CacheEntry> of(CacheContents contents, Instant now) {
    Instant before = now.minus(unusedFor.compareTo(IN_USE) > 0 ? unusedFor : IN_USE);
    List<CacheEntry> mayGo =
        contents.entries().stream().filter(entry -> kinds.contains(entry.kind())).toList();
    long left = mayGo.stream().mapToLong(CacheEntry::bytes).sum();
    List<CacheEntry> chosen = new ArrayList<>();
    for (CacheEntry entry : mayGo) {
      boolean enough = keepBytes > 0 && left <= keepBytes;
      if (!enough && entry.lastUsed().isBefore(before)) {
        chosen.add(entry);
        left -= entry.bytes();
      }
    }
    return chosen;
  }
}
