package io.sluice.cli;

import io.sluice.catalog.Card;
import io.sluice.catalog.CorpusCard;
import io.sluice.catalog.VectorCard;
import io.sluice.model.json.JsonArray;
import io.sluice.model.json.JsonObject;
import io.sluice.model.json.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "fetch",
    description = "Bring the files of a corpus or of word vectors to this machine and verify them.")
final class CorpusFetchVerb extends Verb {
  @Mixin private CardOptions cards;

  @Parameters(paramLabel = "CARD", description = "Name of a card, or its file.")
  private String name;

  @Override
  public Integer call() throws IOException {
    var card = cards.card(name);
    var fetched = fetch(card);
    console().eraseStatus();
    var files = new ArrayList<JsonValue>();
    for (var file : fetched.entrySet()) {
      var path = file.getKey();
      var bytes = Files.size(path);
      files.add(
          JsonObject.builder()
              .put("path", path.toString())
              .put("bytes", bytes)
              .put("sha256", file.getValue())
              .build());
      if (!json()) {
        console().println(path + "  " + Figures.bytes(bytes));
      }
    }
    if (json()) {
      console()
          .print(
              JsonObject.builder()
                  .put("name", card.name())
                  .put("files", new JsonArray(files))
                  .build());
    }
    return DONE;
  }

  /** The files and their checksums. */
  private Map<Path, String> fetch(Card card) throws IOException {
    var display = new FetchDisplay(console());
    if (card instanceof VectorCard vectors) {
      var fetched = cards.catalog().fetch(vectors, display);
      return Map.of(fetched.file(), fetched.sha256());
    }
    var fetched = cards.catalog().fetch((CorpusCard) card, display);
    var files = new LinkedHashMap<Path, String>();
    for (var i = 0; i < fetched.files().size(); i++) {
      files.put(fetched.files().get(i), fetched.sha256().get(i));
    }
    return files;
  }
}
