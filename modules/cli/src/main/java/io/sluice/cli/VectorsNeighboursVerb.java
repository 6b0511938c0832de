package io.sluice.cli;

import io.sluice.embeddings.vectors.Neighbours;
import io.sluice.model.json.JsonArray;
import io.sluice.model.json.JsonObject;
import io.sluice.model.json.JsonValue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "neighbours",
    description = "Show the words whose vectors are most similar to a word's, with the cosine.",
    footer = {
      "",
      "Examples:",
      "  sluice vectors neighbours glove-wink-100d Paris",
      "  sluice vectors neighbours own.vec.gz king queen -n 5",
    })
final class VectorsNeighboursVerb extends Verb {
  @Mixin private VectorsArgument vectors;

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "WORD",
      description = "Looked up as it is, then in lower case, then with its digits as 0, then both.")
  private List<String> words;

  @Option(names = "-n", paramLabel = "COUNT", description = "How many (default: ${DEFAULT-VALUE}).")
  private int count = 10;

  @Override
  public Integer call() throws IOException {
    if (count < 1) {
      throw refusal("-n must be at least 1, was " + count);
    }
    var neighbours = Neighbours.of(vectors.read(console()));
    var results = new ArrayList<JsonValue>();
    for (var word : words) {
      var nearest = neighbours.nearest(word, count);
      if (!json()) {
        print(word, nearest);
      }
      results.add(object(word, nearest));
    }
    if (json()) {
      console().print(JsonObject.builder().put("words", new JsonArray(results)).build());
    }
    return DONE;
  }

  private void print(String word, List<Neighbours.Neighbour> nearest) {
    if (words.size() > 1) {
      console().println(word);
    }
    for (var neighbour : nearest) {
      console().println(Figures.decimal(neighbour.cosine(), 4) + "  " + neighbour.word());
    }
  }

  private static JsonObject object(String word, List<Neighbours.Neighbour> nearest) {
    var list =
        nearest.stream()
            .<JsonValue>map(
                neighbour ->
                    JsonObject.builder()
                        .put("word", neighbour.word())
                        .put("cosine", neighbour.cosine())
                        .build())
            .toList();
    return JsonObject.builder().put("word", word).put("neighbours", new JsonArray(list)).build();
  }
}
