package io.sluice.cli;

import io.sluice.catalog.Card;
import io.sluice.catalog.Catalog;
import io.sluice.catalog.FileStatus.Place;
import io.sluice.model.json.JsonArray;
import io.sluice.model.json.JsonObject;
import io.sluice.model.json.JsonValue;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "list", description = "List the corpora and word vectors that are known by name.")
final class CorpusListVerb extends Verb {
  @Mixin private CardOptions cards;

  @Override
  public Integer call() throws IOException {
    var catalog = cards.catalog();
    if (json()) {
      var list =
          catalog.cards().stream()
              .<JsonValue>map(
                  card ->
                      JsonObject.builder()
                          .put("name", card.name())
                          .put("kind", card.kind())
                          .put("description", card.description())
                          .put("licence", card.licence())
                          .put("state", state(catalog, card))
                          .build())
              .toList();
      console().print(JsonObject.builder().put("corpora", new JsonArray(list)).build());
      return DONE;
    }
    var width = catalog.cards().stream().mapToInt(card -> card.name().length()).max().orElse(0);
    for (var card : catalog.cards()) {
      console()
          .println(
              card.name()
                  + " ".repeat(width - card.name().length() + 2)
                  + state(catalog, card)
                  + "  "
                  + firstSentence(card.description()));
    }
    return DONE;
  }

  /** Of equal width, for people; its words are also what machines get. */
  private static String state(Catalog catalog, Card card) {
    var worst =
        catalog.status(card).stream()
            .map(status -> status.place())
            .reduce(Place.CACHE, (a, b) -> a.compareTo(b) >= 0 ? a : b);
    return switch (worst) {
      case CACHE -> "cached";
      case MIRROR -> "mirror";
      case ABSENT -> "absent";
    };
  }

  private static String firstSentence(String description) {
    var line = description.strip().replaceAll("\\s+", " ");
    var end = line.indexOf(". ");
    return end < 0 ? line : line.substring(0, end + 1);
  }
}
