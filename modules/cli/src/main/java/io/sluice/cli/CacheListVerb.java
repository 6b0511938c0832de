package io.sluice.cli;

import io.sluice.catalog.cache.Cache;
import io.sluice.model.json.JsonArray;
import io.sluice.model.json.JsonObject;
import io.sluice.model.json.JsonString;
import io.sluice.model.json.JsonValue;
import java.io.IOException;
import java.time.Instant;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "list",
    description =
        "List what is in the cache, least recently used first: what it is, how large, for how long it was not used.")
final class CacheListVerb extends Verb {
  @Mixin private CardOptions cards;

  @Override
  public Integer call() throws IOException {
    var cache = Cache.of(cards.catalog());
    var contents = cache.contents();
    if (json()) {
      var others =
          contents.others().stream()
              .<JsonValue>map(path -> new JsonString(path.toString()))
              .toList();
      console()
          .print(
              JsonObject.builder()
                  .put("cache", cache.root().toString())
                  .put("bytes", contents.bytes())
                  .put("entries", CacheText.json(contents.entries()))
                  .put("others", new JsonArray(others))
                  .build());
      return DONE;
    }
    var text = new StringBuilder();
    if (!contents.entries().isEmpty()) {
      text.append(CacheText.head());
    }
    var now = Instant.now();
    for (var entry : contents.entries()) {
      text.append(CacheText.line(entry, cache.root(), now));
    }
    text.append(Figures.bytes(contents.bytes())).append(" in ").append(cache.root()).append('\n');
    console().print(text.toString());
    for (var other : contents.others()) {
      console().say(other + " is not from here, or no card names it; it is left alone");
    }
    return DONE;
  }
}
