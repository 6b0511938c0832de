package io.sluice.cli;

import io.sluice.corpora.TextSource;
import io.sluice.corpora.annotated.AnnotatedFormat;
import io.sluice.corpora.annotated.ColumnFormat;
import io.sluice.experiments.LabelledSentences;
import io.sluice.experiments.config.TaggerConfig;
import io.sluice.text.document.Sentence;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A file, or standard input, on which a tagger is measured.
 *
 * @param name as it was given
 * @param options with which it was said how it is written
 * @param layer that is measured
 * @param model whose run may say how its own corpus is written
 * @param verb that refuses
 */
record EvaluationFile(
    String name, FormatOptions options, String layer, ModelArgument model, Verb verb) {
  private static final String STANDARD = TagInput.STANDARD;
  private static final String STANDARD_NAME = "standard input";

  static boolean isStandard(String name) {
    return name.equals(STANDARD);
  }

  EvaluationSentences read() throws IOException {
    if (isStandard(name)) {
      return once(STANDARD_NAME, TextSource.reader(STANDARD_NAME, System.in));
    }
    var path = Path.of(name);
    return Files.isRegularFile(path) || Files.isDirectory(path)
        ? file(path)
        : once(name, TextSource.file(path).open());
  }

  private EvaluationSentences file(Path path) throws IOException {
    if (Files.isRegularFile(path) && Files.size(path) == 0) {
      throw empty(name);
    }
    var beginning = "";
    if (Files.isRegularFile(path) && !tells()) {
      beginning = TextBeginning.of(path);
    }
    var format = FileColumns.of(path, format(name, beginning), options, layer, verb);
    return found(name, LabelledSentences.read(format, path, layer, verb.console()::say));
  }

  /** What comes once: standard input, a pipe, a device. */
  private EvaluationSentences once(String shown, Reader text) throws IOException {
    try (var reader = new BufferedReader(text, TextBeginning.LENGTH)) {
      var beginning = TextBeginning.of(reader, false);
      if (beginning.isEmpty()) {
        throw empty(shown);
      }
      var first = FileColumns.tokenLine(beginning.lines());
      var format = FileColumns.of(shown, first, format(shown, beginning), options, layer, verb);
      return found(
          shown, LabelledSentences.read(format, reader, shown, layer, verb.console()::say));
    }
  }

  private EvaluationSentences found(String shown, List<Sentence> sentences) {
    if (sentences.isEmpty()) {
      throw verb.refusal(shown + " has no annotated sentences to measure on");
    }
    return new EvaluationSentences(shown, sentences);
  }

  private RuntimeException empty(String shown) {
    return verb.refusal(shown + " is empty: there are no sentences to measure on");
  }

  /** Whether options or the name say how the file is written. */
  private boolean tells() {
    return options.given() || FormatOptions.readByEnding(name).isPresent();
  }

  private AnnotatedFormat format(String shown, String beginning) {
    if (tells() || beginning.isEmpty()) {
      return options.of(shown, layer, verb);
    }
    var count = FileColumns.tokenLine(beginning.lines()).map(FileColumns::count).orElse(0);
    var trained = trained().filter(columns -> columns.layout().names().size() == count);
    if (trained.isPresent()) {
      var names = String.join(",", trained.get().layout().names());
      verb.console().say("reading " + shown + " as the run's own corpus: --columns " + names);
      return trained.get();
    }
    var look = LooksLike.of(shown, beginning);
    if (look.isEmpty()) {
      return options.of(shown, layer, verb);
    }
    throw verb.refusal(look.get().unnamed(shown, layer));
  }

  /** The columns that the run's own corpus has. */
  private Optional<ColumnFormat> trained() {
    return model
        .anyConfig()
        .filter(TaggerConfig.class::isInstance)
        .map(config -> ((TaggerConfig) config).corpus())
        .flatMap(corpus -> corpus.formatOf(layer))
        .filter(ColumnFormat.class::isInstance)
        .map(ColumnFormat.class::cast);
  }
}
