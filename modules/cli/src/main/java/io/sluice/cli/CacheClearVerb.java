package io.sluice.cli;

import io.sluice.catalog.cache.Cache;
import io.sluice.catalog.cache.CacheEntry;
import io.sluice.catalog.cache.CacheSelection;
import io.sluice.model.json.JsonObject;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "clear",
    description = {
      "Remove from the cache what can be computed again: encoded texts, vectors of sentences, choices of providers.",
      "What was used within the last ten minutes stays."
    })
final class CacheClearVerb extends Verb {
  @Mixin private CardOptions cards;

  @Option(
      names = "--older-than",
      paramLabel = "TIME",
      description = "Only what was not used for so long: 30d, 12h or 90min.")
  private Optional<String> olderThan = Optional.empty();

  @Option(
      names = "--keep",
      paramLabel = "SIZE",
      description = "Remove the least recently used only, until so much is left: 500MB, 10GB.")
  private Optional<String> keep = Optional.empty();

  @Option(
      names = "--fetched",
      description = "Also corpora and word vectors, which have to be fetched again.")
  private boolean fetched;

  @Option(names = "--dry-run", description = "Only tell what would be removed.")
  private boolean dryRun;

  @Override
  public Integer call() throws IOException {
    var selection = selection();
    var cache = Cache.of(cards.catalog());
    var now = Instant.now();
    if (dryRun) {
      var chosen = selection.of(cache.contents(), now);
      tell(chosen, cache, now);
      if (chosen.isEmpty()) {
        tellKept(selection, cache, now);
      }
      return DONE;
    }
    var done = cache.clear(selection);
    tell(done.removed(), cache, now);
    if (done.removed().isEmpty() && done.problems().isEmpty()) {
      tellKept(selection, cache, now);
    }
    done.problems().forEach(console()::say);
    return done.problems().isEmpty() ? DONE : FAILED;
  }

  private CacheSelection selection() {
    var selection = fetched ? CacheSelection.COMPUTED.withFetched() : CacheSelection.COMPUTED;
    if (olderThan.isPresent()) {
      selection =
          selection.unusedFor(
              Amounts.duration(olderThan.get())
                  .orElseThrow(
                      () -> refusal("--older-than", olderThan.get(), "30d, 12h or 90min")));
    }
    if (keep.isPresent()) {
      selection =
          selection.keepBytes(
              Amounts.bytes(keep.get())
                  .orElseThrow(() -> refusal("--keep", keep.get(), "500MB or 10GB")));
    }
    return selection;
  }

  private RuntimeException refusal(String option, String value, String expected) {
    return refusal(option + " takes an amount such as " + expected + ", not '" + value + "'");
  }

  private void tell(List<CacheEntry> entries, Cache cache, Instant now) throws IOException {
    var bytes = entries.stream().mapToLong(CacheEntry::bytes).sum();
    var left = cache.contents().bytes() - (dryRun ? bytes : 0);
    if (json()) {
      console()
          .print(
              JsonObject.builder()
                  .put("cache", cache.root().toString())
                  .put("dryRun", dryRun)
                  .put("bytes", bytes)
                  .put("bytesLeft", left)
                  .put("entries", CacheText.json(entries))
                  .build());
      return;
    }
    for (var entry : entries) {
      console().print(CacheText.line(entry, cache.root(), now));
    }
    console()
        .println(
            (dryRun ? "would remove " : "removed ")
                + Figures.bytes(bytes)
                + "; "
                + Figures.bytes(left)
                + (dryRun ? " would be left in " : " left in ")
                + cache.root());
  }

  /** Says why nothing is removed. */
  private void tellKept(CacheSelection selection, Cache cache, Instant now) throws IOException {
    var reasons = KeptInCache.of(selection, cache.contents(), now).reasons(olderThan, keep);
    if (!reasons.isEmpty() && !json()) {
      console().println("kept: " + String.join(", ", reasons));
    }
  }
}
