package io.sluice.cli;

import io.sluice.catalog.CardFormat;
import io.sluice.corpora.annotated.AnnotatedSplit;
import io.sluice.experiments.Experiment;
import io.sluice.experiments.LabelledSentences;
import io.sluice.experiments.RunListener;
import io.sluice.tagging.LabelLayer;
import io.sluice.tagging.TagSet;
import io.sluice.text.document.Sentence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The sentences on which a tagger is measured.
 *
 * @param name of the corpus, for messages
 */
record EvaluationSentences(String name, List<Sentence> sentences) {

  /** Refuses sentences of which no label counts, and labels that mark no spans. */
  void requireComparable(TagSet wanted, Verb verb) {
    requireSpans(wanted.layer(), verb);
    try {
      wanted.requireComparable(sentences);
    } catch (IllegalArgumentException nothing) {
      throw verb.refusal(name + ": " + nothing.getMessage());
    }
  }

  private void requireSpans(LabelLayer wanted, Verb verb) {
    var first = sentences.stream().filter(s -> s.layerNames().contains(wanted.name())).findFirst();
    if (wanted.scheme().isEmpty() || first.isEmpty()) {
      return;
    }
    var known = new ArrayList<>(first.get().labels(wanted.name()));
    known.replaceAll(label -> wanted.isUnknown(label) ? "O" : label);
    try {
      var unused = first.get().withLayer(wanted.name(), known).chunks(wanted.name());
    } catch (IllegalArgumentException noSpans) {
      throw verb.refusal(
          "the tagger marks spans, and these labels do not: " + noSpans.getMessage());
    }
  }

  static EvaluationSentences open(
      EvaluationText corpus, FormatOptions format, String layer, ModelArgument model, Verb verb)
      throws IOException {
    if (corpus.name().isEmpty()) {
      return own(corpus, format, model, verb);
    }
    var name = corpus.name().get();
    var path = Path.of(name);
    if (EvaluationFile.isStandard(name) || Files.exists(path) && !CardOptions.isCardFile(path)) {
      if (corpus.part().isPresent()) {
        throw verb.refusal("--part is for corpora with a card; " + name + " is read as a whole");
      }
      try {
        return new EvaluationFile(name, format, layer, model, verb).read();
      } catch (IllegalArgumentException lacking) {
        throw verb.refusal(String.valueOf(lacking.getMessage()));
      }
    }
    return ofCard(corpus, format, layer, verb);
  }

  /** What the run itself learned from and was measured on. */
  private static EvaluationSentences own(
      EvaluationText corpus, FormatOptions format, ModelArgument model, Verb verb)
      throws IOException {
    var config =
        model
            .anyConfig()
            .orElseThrow(
                () ->
                    verb.refusal(
                        "--corpus is missing; only the directory of a run knows its own sentences"));
    if (format.given()) {
      throw verb.refusal("--format and --column go with --corpus");
    }
    var messages =
        new RunListener() {
          @Override
          public void message(String line) {
            verb.console().say(line);
          }
        };
    return part(
        "the sentences of " + model, Experiment.of(config).sentences(messages), corpus, verb);
  }

  private static EvaluationSentences ofCard(
      EvaluationText corpus, FormatOptions format, String layer, Verb verb) throws IOException {
    var card = corpus.cards().corpus(corpus.name().orElseThrow());
    if (!(card.format() instanceof CardFormat.Annotated)) {
      throw verb.refusal(card.name() + " is running text; a tagger needs an annotated corpus");
    }
    if (format.given() && (format.name().isPresent() || !format.placesOnly())) {
      throw verb.refusal(
          "--format and --columns are for files; the card of " + card.name() + " says its own");
    }
    var fetched = corpus.cards().catalog().fetch(card, new FetchDisplay(verb.console()));
    verb.console().eraseStatus();
    var split = fetched.annotatedSplit();
    try {
      if (split instanceof AnnotatedSplit.ByFile files) {
        var read =
            FileColumns.of(
                files.validation(),
                format.changed(files.format(), layer, verb),
                format,
                layer,
                verb);
        split = new AnnotatedSplit.ByFile(read, files.train(), files.validation());
      }
      var parts = LabelledSentences.parts(split, layer, verb.console()::say);
      return part(card.name(), parts, corpus, verb);
    } catch (IllegalArgumentException lacking) {
      throw verb.refusal(String.valueOf(lacking.getMessage()));
    }
  }

  private static EvaluationSentences part(
      String name, LabelledSentences.Parts parts, EvaluationText corpus, Verb verb) {
    return switch (corpus.part().orElse(EvaluationText.Part.VALIDATION)) {
      case TRAIN -> new EvaluationSentences(name, parts.train());
      case VALIDATION -> {
        verb.console().say("measuring the validation part of " + name);
        yield new EvaluationSentences(name, parts.development());
      }
      case ALL -> {
        var all = new ArrayList<>(parts.train());
        all.addAll(parts.development());
        yield new EvaluationSentences(name, all);
      }
    };
  }
}
