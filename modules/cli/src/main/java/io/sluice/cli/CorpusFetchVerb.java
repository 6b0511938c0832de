package io.sluice.cli;

import io.sluice.model.json.JsonArray;
import io.sluice.model.json.JsonObject;
import io.sluice.model.json.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "fetch",
    description = "Bring the files of a corpus to this machine and verify them.")
final class CorpusFetchVerb extends Verb {
  @Mixin private CardOptions cards;

  @Parameters(paramLabel = "CARD", description = "Name of a corpus, or its card file.")
  private String name;

  @Override
  public Integer call() throws IOException {
    var corpus = cards.catalog().fetch(cards.card(name), new FetchDisplay(console()));
    console().eraseStatus();
    var files = new ArrayList<JsonValue>();
    for (var i = 0; i < corpus.files().size(); i++) {
      var path = corpus.files().get(i);
      var bytes = Files.size(path);
      files.add(
          JsonObject.builder()
              .put("path", path.toString())
              .put("bytes", bytes)
              .put("sha256", corpus.sha256().get(i))
              .build());
      if (!json()) {
        console().println(path + "  " + Figures.bytes(bytes));
      }
    }
    if (json()) {
      console()
          .print(
              JsonObject.builder()
                  .put("name", corpus.card().name())
                  .put("files", new JsonArray(files))
                  .build());
    }
    return DONE;
  }
}
