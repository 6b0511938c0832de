package io.sluice.cli;

import io.sluice.catalog.cache.Cache;
import io.sluice.catalog.cache.CacheContents;
import io.sluice.catalog.cache.CacheEntry;
import io.sluice.catalog.cache.CacheSelection;
import io.sluice.model.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
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
      var contents = cache.contents();
      var chosen = selection.of(contents, now);
      tell(chosen, contents, cache.root(), now);
      if (chosen.isEmpty()) {
        tellKept(selection, contents, now);
      }
      return DONE;
    }
    var done = cache.clear(selection);
    var contents = cache.contents();
    tell(done.removed(), contents, cache.root(), now);
    if (done.removed().isEmpty() && done.problems().isEmpty()) {
      tellKept(selection, contents, now);
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

  private void tell(List<CacheEntry> entries, CacheContents contents, Path root, Instant now) {
    var bytes = entries.stream().mapToLong(CacheEntry::bytes).sum();
    var left = contents.bytes() - (dryRun ? bytes : 0);
    if (json()) {
      console()
          .print(
              JsonObject.builder()
                  .put("cache", root.toString())
                  .put("dryRun", dryRun)
                  .put("bytes", bytes)
                  .put("bytesLeft", left)
                  .put("entries", CacheText.json(entries))
                  .build());
      return;
    }
    for (var entry : entries) {
      console().print(CacheText.line(entry, root, now));
    }
    console()
        .println(
            (dryRun ? "would remove " : "removed ")
                + Figures.bytes(bytes)
                + "; "
                + Figures.bytes(left)
                + (dryRun ? " would be left in " : " left in ")
                + root);
  }

  /** Says why nothing is removed. */
  private void tellKept(CacheSelection selection, CacheContents contents, Instant now) {
    var reasons = KeptInCache.of(selection, contents, now).reasons(olderThan, keep);
    if (!reasons.isEmpty() && !json()) {
      console().println("kept: " + String.join(", ", reasons));
    }
  }
}
