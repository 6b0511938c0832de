package io.sluice.cli;

import io.sluice.catalog.cache.CacheContents;
import io.sluice.catalog.cache.CacheEntry;
import io.sluice.catalog.cache.CacheKind;
import io.sluice.catalog.cache.CacheSelection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Why what is in the cache stays there, in bytes.
 *
 * @param inUse used a moment ago
 * @param recent used later than asked for
 * @param within no more than what shall be left
 * @param fetched would have to be fetched again
 */
record KeptInCache(long inUse, long recent, long within, long fetched) {
  static KeptInCache of(CacheSelection selection, CacheContents contents, Instant now) {
    var kinds = selection.kinds();
    Predicate<CacheEntry> mayGo = entry -> kinds.contains(entry.kind());
    Predicate<CacheEntry> inUse =
        entry -> !entry.lastUsed().isBefore(now.minus(CacheSelection.IN_USE));
    Predicate<CacheEntry> recent =
        entry -> !entry.lastUsed().isBefore(now.minus(selection.unusedFor()));
    return new KeptInCache(
        bytes(contents, mayGo.and(inUse)),
        bytes(contents, mayGo.and(inUse.negate()).and(recent)),
        bytes(contents, mayGo.and(inUse.or(recent).negate())),
        bytes(contents, entry -> !mayGo.test(entry) && entry.kind() == CacheKind.FETCHED));
  }

  private static long bytes(CacheContents contents, Predicate<CacheEntry> those) {
    return contents.entries().stream().filter(those).mapToLong(CacheEntry::bytes).sum();
  }

  /**
   * For people.
   *
   * @param olderThan as it was given
   * @param keep as it was given
   */
  List<String> reasons(Optional<String> olderThan, Optional<String> keep) {
    var reasons = new ArrayList<String>();
    add(reasons, inUse, " used within the last ten minutes");
    add(reasons, recent, " used within the last " + olderThan.orElse(""));
    add(reasons, within, " within the " + keep.orElse("") + " of --keep");
    add(reasons, fetched, " fetched (--fetched removes it)");
    return reasons;
  }

  private static void add(List<String> reasons, long bytes, String why) {
    if (bytes > 0) {
      reasons.add(Figures.bytes(bytes) + why);
    }
  }
}
