package io.sluice.experiments;

import io.sluice.corpora.BadEncodingException;
import io.sluice.corpora.TextSource;
import io.sluice.corpora.annotated.AnnotationException;
import io.sluice.experiments.binding.InvalidValueException;
import io.sluice.experiments.config.CorpusConfig;
import io.sluice.experiments.config.ExperimentConfig;
import io.sluice.experiments.config.LanguageModelConfig;
import io.sluice.experiments.config.TaggerConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A look at the beginning of the user's own files before any work: are they there, not empty, UTF-8
 * and written as the settings say? What a card fetches is not looked at, nor are directories.
 */
final class CorpusLook {
  /** What is wrong, by key. */
  private final List<InvalidValueException> problems = new ArrayList<>();

  private CorpusLook() {}

  /** Everything that the first characters of each file tell. */
  static List<InvalidValueException> at(ExperimentConfig config) {
    var look = new CorpusLook();
    if (config instanceof TaggerConfig tagger) {
      look.sentences(tagger);
    } else if (config instanceof LanguageModelConfig model) {
      look.text(model.corpus());
    }
    return List.copyOf(look.problems);
  }

  private void sentences(TaggerConfig config) {
    var files = new LinkedHashMap<String, Path>();
    config.corpus().path().ifPresent(path -> files.put("corpus.path", path));
    config
        .corpus()
        .files()
        .ifPresent(
            parts -> {
              files.put("corpus.files.train", parts.train());
              files.put("corpus.files.development", parts.development());
            });
    each(files, (key, file) -> new SentenceLook(config, key, file).problem());
  }

  private void text(CorpusConfig config) {
    var files = new LinkedHashMap<String, Path>();
    config.path().ifPresent(path -> files.put("corpus.path", path));
    config
        .files()
        .ifPresent(
            parts -> {
              files.put("corpus.files.train", parts.train());
              files.put("corpus.files.validation", parts.validation());
            });
    each(files, CorpusLook::text);
  }

  private static Optional<InvalidValueException> text(String key, Path file) throws IOException {
    try (var reader = TextSource.file(file).open()) {
      var buffer = new char[1 << 16];
      return reader.read(buffer) < 0 ? Optional.of(empty(key, file)) : Optional.empty();
    }
  }

  /** What a look at one file gives. */
  @FunctionalInterface
  private interface Look {
    Optional<InvalidValueException> at(String key, Path file) throws IOException;
  }

  private void each(Map<String, Path> files, Look look) {
    files.forEach(
        (key, file) -> {
          if (!Files.isRegularFile(file)) {
            return;
          }
          try {
            (isEmpty(file) ? Optional.of(empty(key, file)) : look.at(key, file))
                .filter(
                    problem ->
                        problems.stream().noneMatch(told -> told.key().equals(problem.key())))
                .ifPresent(problems::add);
          } catch (BadEncodingException | AnnotationException found) {
            problems.add(new InvalidValueException(key, "cannot be read: " + found.getMessage()));
          } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + file, unreadable);
          }
        });
  }

  private static boolean isEmpty(Path file) throws IOException {
    return Files.size(file) == 0;
  }

  private static InvalidValueException empty(String key, Path file) {
    return new InvalidValueException(
        key,
        "is an empty file, " + file + "; there is nothing in it to learn from or to measure on");
  }
}
