package io.sluice.cli;

import io.sluice.catalog.Card;
import io.sluice.catalog.CardSplit;
import io.sluice.catalog.Catalog;
import io.sluice.catalog.CorpusCard;
import io.sluice.catalog.FileStatus;
import io.sluice.catalog.VectorCard;
import io.sluice.model.json.JsonArray;
import io.sluice.model.json.JsonObject;
import io.sluice.model.json.JsonValue;
import java.io.IOException;
import java.util.Locale;
import java.util.OptionalLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "show",
    description =
        "Show what a corpus or a set of word vectors is, where its files come from and where they are now.")
final class CorpusShowVerb extends Verb {
  @Mixin private CardOptions cards;

  @Parameters(paramLabel = "CARD", description = "Name of a card, or its file.")
  private String name;

  @Override
  public Integer call() throws IOException {
    var card = cards.card(name);
    var catalog = cards.catalog();
    if (json()) {
      console().print(object(catalog, card));
      return DONE;
    }
    var text = new StringBuilder();
    text.append(card.name()).append("\n\n").append(card.description().strip()).append("\n\n");
    line(text, "licence", card.licence());
    line(text, "homepage", card.homepage());
    if (card instanceof CorpusCard corpus) {
      line(text, "format", corpus.format().name());
      line(text, "split", split(corpus));
      count(text, "characters", corpus.statistics().characters());
      count(text, "lines", corpus.statistics().lines());
      count(text, "different", corpus.statistics().distinctCharacters());
      count(text, "sentences", corpus.statistics().sentences());
      count(text, "tokens", corpus.statistics().tokens());
    } else if (card instanceof VectorCard vectors) {
      line(text, "words", Figures.count(vectors.words()));
      line(text, "dimension", Figures.count(vectors.dimension()));
    }
    for (var status : catalog.status(card)) {
      text.append('\n').append(status.file().name()).append('\n');
      line(text, "from", status.file().source().describe());
      line(text, "now", state(status));
      status.file().sha256().ifPresent(sum -> line(text, "sha256", sum));
    }
    console().print(text.toString());
    return DONE;
  }

  private static void line(StringBuilder text, String label, String value) {
    text.append(String.format(Locale.ROOT, "  %-11s %s%n", label, value.strip()));
  }

  private static void count(StringBuilder text, String label, OptionalLong value) {
    value.ifPresent(number -> line(text, label, Figures.count(number)));
  }

  private static String split(CorpusCard card) {
    if (card.split() instanceof CardSplit.ByFile byFile) {
      return "training " + byFile.train() + ", validation " + byFile.validation();
    }
    if (card.split() instanceof CardSplit.BySentences bySentences) {
      return share(bySentences.train()) + " of the sentences for training";
    }
    return share(((CardSplit.ByFraction) card.split()).train()) + " for training";
  }

  private static String share(double train) {
    return "the first " + Figures.decimal(100 * train, 0) + " %";
  }

  private static String state(FileStatus status) {
    return switch (status.place()) {
      case CACHE -> "cached at " + status.path();
      case MIRROR -> "in the mirror at " + status.path();
      case ABSENT -> "absent; 'sluice corpus fetch' gets it";
    };
  }

  private static JsonObject object(Catalog catalog, Card card) {
    var files =
        catalog.status(card).stream()
            .<JsonValue>map(
                status -> {
                  var file =
                      JsonObject.builder()
                          .put("name", status.file().name())
                          .put("source", status.file().source().describe())
                          .put("state", status.place().name().toLowerCase(Locale.ROOT))
                          .put("path", status.path().toString());
                  status.file().sha256().ifPresent(sum -> file.put("sha256", sum));
                  status.file().bytes().ifPresent(bytes -> file.put("bytes", bytes));
                  return file.build();
                })
            .toList();
    var result =
        JsonObject.builder()
            .put("name", card.name())
            .put("description", card.description().strip())
            .put("licence", card.licence())
            .put("homepage", card.homepage());
    if (card instanceof CorpusCard corpus) {
      result.put("format", corpus.format().name()).put("split", split(corpus));
      corpus.statistics().characters().ifPresent(number -> result.put("characters", number));
    } else if (card instanceof VectorCard vectors) {
      result.put("words", vectors.words()).put("dimension", vectors.dimension());
    }
    return result.put("files", new JsonArray(files)).build();
  }
}
