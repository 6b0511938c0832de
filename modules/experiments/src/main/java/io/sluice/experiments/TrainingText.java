package io.sluice.experiments;

import io.sluice.catalog.Catalog;
import io.sluice.catalog.FetchListener;
import io.sluice.corpora.Checksums;
import io.sluice.corpora.CorpusSplit;
import io.sluice.corpora.CutAt;
import io.sluice.corpora.EncodedCorpus;
import io.sluice.corpora.TextSource;
import io.sluice.experiments.config.CharactersConfig;
import io.sluice.experiments.config.CorpusConfig;
import io.sluice.experiments.config.PunctuatedWordsConfig;
import io.sluice.experiments.config.SplitConfig;
import io.sluice.experiments.config.TokenizerConfig;
import io.sluice.experiments.config.WordsConfig;
import io.sluice.model.json.JsonObject;
import io.sluice.text.SymbolKind;
import io.sluice.text.VocabularyLimits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * The text of an experiment, fetched, checked and encoded.
 *
 * @param corpus both parts as symbols
 * @param split where both parts are read from
 * @param provenance where the text is from, with checksums of its files
 */
record TrainingText(EncodedCorpus corpus, CorpusSplit split, JsonObject provenance) {

  /** Finds and encodes the text, or opens it if that was done before. */
  static TrainingText open(CorpusConfig config, TokenizerConfig tokenizer, RunListener listener)
      throws IOException {
    var provenance = JsonObject.builder();
    var split = split(config, tokenizer, listener, provenance);
    listener.message("encoding the corpus");
    var places = Catalog.standard().places();
    var directory = places.encoded();
    var lengths = new TextLengths(config);
    EncodedCorpus corpus;
    try {
      corpus = EncodedCorpus.cached(split, kind(tokenizer), limits(tokenizer), directory);
    } catch (FileSystemException unwritable) {
      places.requireWritable();
      throw unwritable;
    } catch (IllegalArgumentException noVocabulary) {
      lengths.checkNotEmpty(split);
      throw noVocabulary;
    }
    lengths.check(corpus, split);
    provenance.put("train symbols", corpus.train().length());
    provenance.put("validation symbols", corpus.validation().length());
    provenance.put("vocabulary", corpus.codec().vocabulary().size());
    return new TrainingText(corpus, split, provenance.build());
  }

  /** Finds the text, fetching it if need be, and says where it is from. */
  static CorpusSplit split(
      CorpusConfig config,
      TokenizerConfig tokenizer,
      RunListener listener,
      JsonObject.Builder provenance)
      throws IOException {
    var cutAt = kind(tokenizer).isWords() ? CutAt.LINE : CutAt.CHARACTER;
    if (config.card().isPresent()) {
      var catalog = Catalog.standard();
      var fetched = catalog.fetch(catalog.find(config.card().get()), heard(listener));
      provenance.put("card", fetched.card().name());
      provenance.put("licence", fetched.card().licence());
      fetched.checksums().forEach((file, sha256) -> provenance.put("sha256 of " + file, sha256));
      return config.split().isPresent()
          ? fraction(fetched.text(), config.split().get(), cutAt)
          : fetched.split();
    }
    if (config.files().isPresent()) {
      var files = config.files().get();
      provenance.put("train", files.train().toString());
      provenance.put("sha256 of train", sha256(files.train()));
      provenance.put("validation", files.validation().toString());
      provenance.put("sha256 of validation", sha256(files.validation()));
      return new CorpusSplit.BySource(
          TextSource.path(files.train()), TextSource.path(files.validation()));
    }
    var path = config.path().orElseThrow();
    provenance.put("path", path.toString());
    provenance.put("sha256", sha256(path));
    return fraction(TextSource.path(path), config.split().orElse(SplitConfig.DEFAULT), cutAt);
  }

  static SymbolKind kind(TokenizerConfig tokenizer) {
    if (tokenizer instanceof CharactersConfig) {
      return SymbolKind.CHARACTERS;
    }
    if (tokenizer instanceof WordsConfig) {
      return SymbolKind.WORDS;
    }
    return tokenizer instanceof PunctuatedWordsConfig
        ? SymbolKind.PUNCTUATED_WORDS
        : SymbolKind.BYTES;
  }

  private static VocabularyLimits limits(TokenizerConfig tokenizer) {
    if (tokenizer instanceof CharactersConfig characters) {
      return limits(characters.minimumCount(), characters.maximumSize());
    }
    if (tokenizer instanceof WordsConfig words) {
      return limits(words.minimumCount(), words.maximumSize());
    }
    return tokenizer instanceof PunctuatedWordsConfig words
        ? limits(words.minimumCount(), words.maximumSize())
        : VocabularyLimits.NONE;
  }

  private static VocabularyLimits limits(int minimumCount, OptionalInt maximumSize) {
    var limits = VocabularyLimits.NONE.minimumCount(minimumCount);
    return maximumSize.isPresent() ? limits.maximumSize(maximumSize.getAsInt()) : limits;
  }

  /** Both shares from the front; what is left over when they add up to less than 1 is not read. */
  private static CorpusSplit fraction(TextSource text, SplitConfig split, CutAt cutAt)
      throws IOException {
    var both = split.train() + split.validation().orElse(1);
    if (both >= 1 - 1e-9) {
      return new CorpusSplit.ByFraction(text, split.train(), cutAt);
    }
    var used = text.range(0, (long) (both * text.length()));
    return new CorpusSplit.ByFraction(used, split.train() / both, cutAt);
  }

  /** Of a file, or of the names and checksums of all files below a directory. */
  static String sha256(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      return Checksums.sha256(path);
    }
    var listing = new StringBuilder();
    try (var files = Files.walk(path)) {
      for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
        listing.append(path.relativize(file)).append('\t').append(Checksums.sha256(file));
        listing.append('\n');
      }
    }
    return Checksums.sha256(listing.toString().getBytes(StandardCharsets.UTF_8));
  }

  static FetchListener heard(RunListener listener) {
    return new FetchListener() {
      @Override
      public void note(String message) {
        listener.message(message);
      }

      @Override
      public void progress(String file, long bytes, OptionalLong total) {
        // Notes say what is fetched; runs have no second progress bar.
      }
    };
  }
}
