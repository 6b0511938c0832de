package io.sluice.cli;

import io.sluice.corpora.TextSource;
import io.sluice.language.novelty.Novelty;
import io.sluice.model.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Whether written texts are compared with a corpus. */
final class NoveltyOption {
  private static final int SHOWN = 100;

  @Option(
      names = "--novelty",
      paramLabel = "FILE_OR_CARD",
      description =
          "Also tell how much of it stands in a text: a file, a directory, the name of a corpus or"
              + " its card file.")
  private Optional<String> corpus = Optional.empty();

  @Mixin private CardOptions cards;

  /** What was measured against which text. */
  record Measured(String name, Novelty novelty) {
    String text() {
      var copy = novelty.longestCopy();
      var begin = copy.text().replace('\n', ' ');
      var shown =
          begin.codePointCount(0, begin.length()) > SHOWN
              ? begin.substring(0, begin.offsetByCodePoints(0, SHOWN)) + " ..."
              : begin;
      return Figures.decimal(100 * novelty.knownWordShare(), 1)
          + " % of "
          + Figures.count(novelty.words(), "word")
          + " stand in "
          + name
          + "; the longest passage that stands there word for word has "
          + Figures.count(copy.length(), "character")
          + ": \""
          + shown
          + '"';
    }

    JsonObject object() {
      return JsonObject.builder()
          .put("corpus", name)
          .put("words", novelty.words())
          .put("knownWordShare", novelty.knownWordShare())
          .put("longestCopy", novelty.longestCopy().text())
          .put("longestCopyCharacters", novelty.longestCopy().length())
          .build();
    }
  }

  /** The text to compare with, found before anything is written. */
  Optional<TextSource> open(Console console) throws IOException {
    if (corpus.isEmpty()) {
      return Optional.empty();
    }
    var path = Path.of(corpus.get());
    if (Files.exists(path) && !CardOptions.isCardFile(path)) {
      return Optional.of(TextSource.path(path));
    }
    var card = cards.text(corpus.get());
    var text = cards.catalog().fetch(card, new FetchDisplay(console)).text();
    console.eraseStatus();
    return Optional.of(text);
  }

  /** Reads the text once. */
  static Measured measure(TextSource text, List<String> samples) throws IOException {
    try (var reader = text.open()) {
      return new Measured(text.name(), Novelty.measure(reader, samples));
    }
  }
}
