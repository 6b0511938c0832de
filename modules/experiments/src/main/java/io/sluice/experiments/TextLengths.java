package io.sluice.experiments;

import io.sluice.corpora.CorpusSplit;
import io.sluice.corpora.EncodedCorpus;
import io.sluice.corpora.TextSource;
import io.sluice.experiments.binding.InvalidValueException;
import io.sluice.experiments.config.CorpusConfig;
import java.io.IOException;

/** Refuses texts from which nothing can be learned, or on which nothing can be measured. */
record TextLengths(CorpusConfig config) {
  private static final long LEAST = 2;

  /** Both parts must have symbols to predict, every one after the first. */
  void check(EncodedCorpus corpus, CorpusSplit split) throws IOException {
    var train = corpus.train().length();
    if (train < LEAST) {
      throw tooShort("train", "text to learn from", split.parts().train(), train);
    }
    var validation = corpus.validation().length();
    if (validation < LEAST) {
      throw tooShort("validation", "validation text", split.parts().validation(), validation);
    }
  }

  /** Of a text in which there is nothing to build a vocabulary from. */
  void checkNotEmpty(CorpusSplit split) throws IOException {
    var train = split.parts().train();
    var length = train.length();
    if (length == 0) {
      throw tooShort("train", "text to learn from", train, length);
    }
  }

  /** Every lane must have something to predict. */
  void check(EncodedCorpus corpus, int lanes) {
    var symbols = corpus.train().length();
    if (symbols <= lanes) {
      throw new InvalidValueException(
          "training.batch",
          "must be less than the " + symbols + " symbols to learn from, was " + lanes);
    }
  }

  private InvalidValueException tooShort(String part, String what, TextSource text, long symbols) {
    return new InvalidValueException(
        key(part),
        "the "
            + what
            + (config.files().isPresent() ? ", " : ", a part of ")
            + text.name()
            + ", "
            + (symbols == 0 ? "is empty" : "has only one symbol")
            + "; use a longer text"
            + (config.files().isPresent() ? "" : " or another split"));
  }

  private String key(String part) {
    if (config.files().isPresent()) {
      return "corpus.files." + part;
    }
    return config.card().isPresent() ? "corpus.card" : "corpus.path";
  }
}
