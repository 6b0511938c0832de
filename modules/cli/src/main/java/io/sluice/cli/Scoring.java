package io.sluice.cli;

import io.sluice.corpora.TextSource;
import io.sluice.experiments.Unit;
import io.sluice.language.LanguageModel;
import io.sluice.language.Score;
import io.sluice.language.Surprise;
import io.sluice.model.json.JsonObject;
import io.sluice.text.SymbolKind;
import io.sluice.text.UnknownSymbolException;
import java.io.IOException;
import java.io.Reader;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** Scores a text of any length in one stream and shows how far it has come. */
record Scoring(Console console, LanguageModel model) {
  private static final double NANOS = 1e9;

  /** What turns a text into a score. */
  interface Measure {
    Score of(Reader text) throws IOException;
  }

  Score score(TextSource text, Consumer<Surprise> listener) throws IOException {
    return measure(text, reader -> model.score(reader, listener));
  }

  Score measure(TextSource text, Measure measure) throws IOException {
    var length =
        console.terminal().interactive() && text.repeats()
            ? OptionalLong.of(text.length())
            : OptionalLong.empty();
    return score(text.toString(), text.open(), length, measure);
  }

  /** A text that can be read only once. */
  Score score(String name, Reader text, Consumer<Surprise> listener) throws IOException {
    return score(name, text, OptionalLong.empty(), reader -> model.score(reader, listener));
  }

  private Score score(String name, Reader text, OptionalLong length, Measure measure)
      throws IOException {
    var begun = System.nanoTime();
    try (Reader reader = new WatchedReader(text, done -> show(done, length, begun))) {
      var score = measure.of(reader);
      if (score.symbols() == 0) {
        throw new IOException(
            name
                + ": every symbol after the first is predicted, but there are fewer than two;"
                + " give a longer text");
      }
      return score;
    } catch (UnknownSymbolException unknown) {
      throw new IOException(
          name
              + ", "
              + unknown.problem()
              + "; remove it from the text, or train the model again with tokenizer.type bytes, or"
              + " with a tokenizer.minimum-count, 2 or more, that leaves out its rarest"
              + " symbols",
          unknown);
    } finally {
      console.eraseStatus();
    }
  }

  private void show(long done, OptionalLong length, long begun) {
    if (!console.wantsStatus()) {
      return;
    }
    var seconds = (System.nanoTime() - begun) / NANOS;
    var speed = Figures.count(Math.round(done / Math.max(1e-3, seconds))) + " char/s";
    if (length.isEmpty()) {
      console.status(Figures.count(done, "character") + "  " + speed);
      return;
    }
    var share = Math.min(1, (double) done / Math.max(1, length.getAsLong()));
    var remaining = seconds / Math.max(1e-6, share) * (1 - share);
    console.status(new Bar(share) + "  " + speed + "  ETA " + Figures.duration(remaining));
  }

  /** The numbers of a score, for machines. */
  static JsonObject.Builder object(Score score) {
    return JsonObject.builder()
        .put("loss", JsonTree.number(score.natsPerSymbol()))
        .put("bitsPerSymbol", JsonTree.number(score.bitsPerSymbol()))
        .put("perplexity", JsonTree.number(score.perplexity()))
        .put("symbols", score.symbols())
        .put("unknown", score.unknown())
        .put("characters", score.characters())
        .put("bitsPerCharacter", JsonTree.number(score.bitsPerCharacter()));
  }

  /** The same for people. */
  String text(Score score) {
    var noun = Unit.of(model.symbols()).noun();
    var unknown =
        score.unknown() == 0 ? "" : ", of which unknown " + Figures.count(score.unknown());
    return Figures.decimal(score.natsPerSymbol(), 4)
        + " nats per "
        + noun
        + "\n"
        + Figures.decimal(score.bitsPerSymbol(), 4)
        + " bits per "
        + noun
        + (model.symbols() == SymbolKind.CHARACTERS
            ? ""
            : ", " + Figures.decimal(score.bitsPerCharacter(), 4) + " bits per character of text")
        + "\n"
        + Figures.decimal(score.perplexity(), 3)
        + " perplexity\n"
        + Figures.count(score.symbols(), noun)
        + " predicted"
        + unknown
        + "\n";
  }
}
