package io.sluice.cli;

import io.sluice.corpora.TextSource;
import io.sluice.language.Surprise;
import io.sluice.model.json.JsonArray;
import io.sluice.model.json.JsonObject;
import io.sluice.model.json.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "score",
    description = "Tell how well a model predicts a text, as a whole or symbol by symbol.",
    footer = {
      "",
      "Examples:",
      "  sluice score runs/quickstart letter.txt",
      "  echo 'Mr President' | sluice score runs/quickstart - --symbols",
    })
final class ScoreVerb extends Verb {
  private static final String STANDARD_INPUT = "-";
  private static final String NAME = "standard input";
  private static final double LN2 = Math.log(2);

  @Mixin private ModelArgument argument;
  @Mixin private PrecisionOption precision;

  @Parameters(
      index = "1",
      paramLabel = "FILE",
      description = "A text file; - reads standard input.")
  private String file;

  @Option(
      names = "--symbols",
      description =
          "Also every symbol after the first, a line each: its bits, a tab, the symbol; behind one"
              + " that the model does not know another tab and the word unknown.")
  private boolean symbols;

  @Override
  public Integer call() throws IOException {
    precision.check(this);
    var model = precision.apply(argument.load(console()), this);
    List<JsonValue> list = new ArrayList<>();
    var scoring = new Scoring(console(), model);
    var score =
        file.equals(STANDARD_INPUT)
            ? scoring.score(NAME, TextSource.reader(NAME, System.in), listener(list))
            : scoring.score(TextSource.file(existing()), listener(list));
    if (json()) {
      var object = Scoring.object(score).put("nats", JsonTree.number(score.nats()));
      console().print(symbols ? object.put("list", new JsonArray(list)).build() : object.build());
    } else {
      console().print((symbols ? "\n" : "") + scoring.text(score));
    }
    return DONE;
  }

  private Path existing() {
    var path = Path.of(file);
    if (!Files.exists(path)) {
      throw refusal(MissingFile.message(Path.of(file)));
    }
    return path;
  }

  private Consumer<Surprise> listener(List<JsonValue> list) {
    if (!symbols) {
      return surprise -> {};
    }
    if (json()) {
      return surprise -> {
        var object =
            JsonObject.builder().put("symbol", surprise.text()).put("bits", surprise.nats() / LN2);
        list.add(surprise.known() ? object.build() : object.put("unknown", true).build());
      };
    }
    return surprise ->
        console()
            .println(
                String.format(Locale.ROOT, "%.3f", surprise.nats() / LN2)
                    + "\t"
                    + visible(surprise.text())
                    + (surprise.known() ? "" : "\tunknown"));
  }

  private static String visible(String symbol) {
    return symbol.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t");
  }
}
