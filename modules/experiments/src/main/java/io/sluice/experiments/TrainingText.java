package io.sluice.experiments;

import io.sluice.catalog.Catalog;
import io.sluice.corpora.CorpusSplit;
import io.sluice.corpora.CutAt;
import io.sluice.corpora.EncodedCorpus;
import io.sluice.corpora.TextSource;
import io.sluice.experiments.config.CharactersConfig;
import io.sluice.experiments.config.CorpusConfig;
import io.sluice.experiments.config.LanguageModelConfig;
import io.sluice.experiments.config.PunctuatedWordsConfig;
import io.sluice.experiments.config.SplitConfig;
import io.sluice.experiments.config.TokenizerConfig;
import io.sluice.experiments.config.WordsConfig;
import io.sluice.model.json.JsonObject;
import io.sluice.text.SymbolKind;
import java.io.IOException;
import java.nio.file.FileSystemException;

/**
 * The text of an experiment, fetched, checked and encoded.
 *
 * @param corpus both parts as symbols
 * @param split where both parts are read from
 * @param provenance where the text is from, with checksums of its files
 */
record TrainingText(EncodedCorpus corpus, CorpusSplit split, JsonObject provenance) {

  /** Finds and encodes the text, or opens it if that was done before. */
  static TrainingText open(LanguageModelConfig experiment, Encoding encoding, RunListener listener)
      throws IOException {
    var provenance = JsonObject.builder();
    var finder = CorpusFinder.of(experiment, listener, provenance);
    var config = experiment.corpus();
    var split = split(config, experiment.tokenizer(), finder);
    var places = Catalog.standard().places();
    var directory = places.encoded();
    var lengths = new TextLengths(config);
    EncodedCorpus corpus;
    try {
      corpus = encoding.encode(split, directory, () -> listener.message("encoding the corpus"));
    } catch (FileSystemException unwritable) {
      places.requireWritable();
      throw unwritable;
    } catch (IllegalArgumentException noVocabulary) {
      lengths.checkNotEmpty(split);
      throw noVocabulary;
    }
    lengths.check(corpus, split);
    FewToMeasure.tellSymbols(corpus.validation().length(), listener);
    provenance.put("train symbols", corpus.train().length());
    provenance.put("validation symbols", corpus.validation().length());
    provenance.put("vocabulary", corpus.codec().vocabulary().size());
    return new TrainingText(corpus, split, provenance.build());
  }

  /** The same; its provenance tells how much of it the model does not know that it is read for. */
  TrainingText withUnknown() {
    return new TrainingText(corpus, split, UnknownSymbols.of(corpus).addedTo(provenance));
  }

  /** Finds the text, fetching it if need be, and says where it is from. */
  static CorpusSplit split(CorpusConfig config, TokenizerConfig tokenizer, CorpusFinder finder)
      throws IOException {
    var cutAt = kind(tokenizer).isWords() ? CutAt.LINE : CutAt.CHARACTER;
    if (config.card().isPresent()) {
      var fetched = finder.card(config.card().get());
      return config.split().isPresent()
          ? fraction(fetched.text(), config.split().get(), cutAt)
          : fetched.split();
    }
    if (config.files().isPresent()) {
      var files = config.files().get();
      return new CorpusSplit.BySource(
          finder.text("train", files.train()), finder.text("validation", files.validation()));
    }
    var text = finder.text(config.path().orElseThrow());
    return fraction(text, config.split().orElse(SplitConfig.DEFAULT), cutAt);
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
}
