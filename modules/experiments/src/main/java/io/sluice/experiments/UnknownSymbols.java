package io.sluice.experiments;

import io.sluice.corpora.EncodedCorpus;
import io.sluice.model.json.JsonObject;
import io.sluice.text.SymbolTally;
import java.util.Locale;

/**
 * How much of a text is unknown to the model whose vocabulary it is read with.
 *
 * @param train what is learned from
 * @param validation what is only measured
 */
record UnknownSymbols(SymbolTally train, SymbolTally validation) {
  /** Share of a part from which on losses say little. */
  private static final double MANY = 0.05;

  static UnknownSymbols of(EncodedCorpus corpus) {
    return new UnknownSymbols(corpus.train().tally(), corpus.validation().tally());
  }

  /** Says how many there are, if there are any, and what many of them mean. */
  void tell(RunListener listener) {
    if (train.unknown() + validation.unknown() == 0) {
      return;
    }
    listener.message(
        String.format(
            Locale.ROOT,
            "%,d of the %,d symbols to learn from and %,d of the %,d to measure on are unknown to the model",
            train.unknown(),
            train.symbols(),
            validation.unknown(),
            validation.symbols()));
    if (share(train) > MANY || share(validation) > MANY) {
      listener.message(
          String.format(
              Locale.ROOT,
              "warning: %.0f %% and %.0f %% are many: the unknown symbol stands for all of them and is easy to predict, so losses are too low to compare with those of other models",
              100 * share(train),
              100 * share(validation)));
    }
  }

  private static double share(SymbolTally tally) {
    return tally.symbols() == 0 ? 0 : (double) tally.unknown() / tally.symbols();
  }

  /** What is known of the corpus, and these counts. */
  JsonObject addedTo(JsonObject corpus) {
    var both = JsonObject.builder();
    corpus.members().forEach(both::put);
    return both.put("train unknown", train.unknown())
        .put("validation unknown", validation.unknown())
        .build();
  }
}
