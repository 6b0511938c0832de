package io.sluice.experiments;

import io.sluice.catalog.FetchedCorpus;
import io.sluice.corpora.annotated.AnnotatedSplit;
import io.sluice.corpora.annotated.AnnotationException;
import io.sluice.experiments.binding.InvalidValueException;
import io.sluice.experiments.config.AnnotatedCorpusConfig;
import io.sluice.experiments.config.SentenceSplitConfig;
import io.sluice.experiments.config.TaggerConfig;
import io.sluice.model.json.JsonObject;
import io.sluice.text.document.Sentence;
import java.io.IOException;
import java.util.List;

/**
 * The sentences of an experiment, fetched, checked and read.
 *
 * @param train to learn from
 * @param development to measure on
 * @param provenance where they are from, with checksums of the files
 */
record TaggerSentences(List<Sentence> train, List<Sentence> development, JsonObject provenance) {
  /** What helps when reading stops at the first mistake. */
  static final String SEE_ALL = "; sluice corpus check lists every one";

  TaggerSentences {
    train = List.copyOf(train);
    development = List.copyOf(development);
  }

  /** Finds and reads both parts; each sentence has the layer, and all can be learned. */
  static TaggerSentences open(TaggerConfig config, RunListener listener) throws IOException {
    var layer = config.labels().layer();
    var provenance = JsonObject.builder();
    var finder = CorpusFinder.of(config, listener, provenance);
    var split = split(config.corpus(), layer, finder);
    var parts = parts(split, layer, listener);
    var train = parts.train();
    var development = parts.development();
    if (train.isEmpty() || development.isEmpty()) {
      throw new InvalidValueException(
          "corpus",
          "has "
              + train.size()
              + " sentences to learn from and "
              + development.size()
              + " to measure on; both are needed");
    }
    LayerCheck.all(config, train, development);
    FewToMeasure.tellSentences(development.size(), listener);
    provenance.put("train sentences", train.size()).put("train tokens", tokens(train));
    provenance.put("development sentences", development.size());
    provenance.put("development tokens", tokens(development));
    return new TaggerSentences(train, development, provenance.build());
  }

  private static LabelledSentences.Parts parts(
      AnnotatedSplit split, String layer, RunListener listener) throws IOException {
    try {
      return LabelledSentences.parts(split, layer, listener::message);
    } catch (MissingLayerException missing) {
      throw new InvalidValueException("labels.layer", missing.problem());
    } catch (AnnotationException wrong) {
      throw new IOException(wrong.getMessage() + SEE_ALL, wrong);
    }
  }

  static long tokens(List<Sentence> sentences) {
    return sentences.stream().mapToLong(Sentence::size).sum();
  }

  /** Finds the files, fetching them if need be, and says where they are from. */
  static AnnotatedSplit split(AnnotatedCorpusConfig config, String layer, CorpusFinder finder)
      throws IOException {
    if (config.card().isPresent()) {
      return ofCard(config, layer, finder.card(config.card().get()));
    }
    var format = config.formatOf(layer).orElseThrow();
    if (config.files().isPresent()) {
      var files = config.files().get();
      return new AnnotatedSplit.ByFile(
          format,
          finder.part("train", files.train()),
          finder.part("development", files.development()));
    }
    return new AnnotatedSplit.BySentences(
        format, finder.path(config.path().orElseThrow()), share(config));
  }

  private static AnnotatedSplit ofCard(
      AnnotatedCorpusConfig config, String layer, FetchedCorpus fetched) {
    var split = fetched.annotatedSplit();
    if (split instanceof AnnotatedSplit.ByFile files) {
      var format = config.formatOf(layer).orElse(files.format());
      return config.split().isPresent()
          ? new AnnotatedSplit.BySentences(format, files.train(), share(config))
          : new AnnotatedSplit.ByFile(format, files.train(), files.validation());
    }
    var one = (AnnotatedSplit.BySentences) split;
    return new AnnotatedSplit.BySentences(
        config.formatOf(layer).orElse(one.format()),
        one.file(),
        config.split().map(SentenceSplitConfig::train).orElse(one.train()));
  }

  private static double share(AnnotatedCorpusConfig config) {
    return config.split().orElse(SentenceSplitConfig.DEFAULT).train();
  }
}
