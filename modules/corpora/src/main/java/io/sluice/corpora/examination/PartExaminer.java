package io.sluice.corpora.examination;

import io.sluice.corpora.annotated.ConlluFormat;
import io.sluice.corpora.examination.AnnotatedFinding.Kind;
import io.sluice.text.document.Document;
import io.sluice.text.document.Origin;
import io.sluice.text.document.Projection;
import io.sluice.text.document.Sentence;
import io.sluice.text.label.LabelScheme;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Counts one part of a corpus and looks at each of its sentences. */
final class PartExaminer {
  private final String name;
  private final FindingLog log;
  private final Map<String, LayerTally> layers = new LinkedHashMap<>();
  private final SeenSentences seen = new SeenSentences();
  private long documents;
  private long sentences;
  private long tokens;
  private int longest;

  PartExaminer(String name, FindingLog log) {
    this.name = name;
    this.log = log;
  }

  /**
   * Looks at a document; {@code known} are the sentences of the training part, if this is another.
   */
  void add(Document document, SeenSentences known) {
    documents += document.id().isEmpty() ? 0 : 1;
    for (Sentence sentence : labelled(document).sentences()) {
      add(sentence);
      known
          .find(sentence)
          .ifPresent(
              origin ->
                  log.add(
                      Kind.LEAK,
                      sentence.origin(),
                      "this sentence stands in the training part too, at " + origin));
    }
  }

  /** Spans as labels, so that both are counted alike. */
  private Document labelled(Document document) {
    Document labelled = document;
    for (String layer : document.spans().keySet()) {
      Projection projection = labelled.withLabels(layer, LabelScheme.IOB2);
      Origin origin =
          document.sentences().isEmpty()
              ? new Origin(document.id(), 0)
              : document.sentences().get(0).origin();
      for (Projection.Left left : projection.left()) {
        log.add(Kind.MISALIGNED_SPAN, origin, left + " (document " + quoted(document.id()) + ")");
      }
      labelled = projection.document();
    }
    return labelled;
  }

  private void add(Sentence sentence) {
    sentences++;
    tokens += sentence.size();
    longest = Math.max(longest, sentence.size());
    Origin origin = sentence.origin();
    if (sentence.size() > AnnotatedReport.LONG_SENTENCE) {
      log.add(
          Kind.LONG_SENTENCE,
          origin,
          "a sentence of " + sentence.size() + " tokens; is a sentence end missing?");
    }
    List<String> words = sentence.words();
    for (int i = 0; i < words.size(); i++) {
      examine(words.get(i), i, origin);
    }
    sentence
        .layers()
        .forEach(
            (layer, labels) -> {
              if (!ConlluFormat.carries(layer)) {
                layers.computeIfAbsent(layer, key -> new LayerTally()).add(labels, origin);
              }
            });
    seen.add(sentence, log);
  }

  private void examine(String word, int index, Origin origin) {
    if (word.length() > AnnotatedReport.LONG_TOKEN) {
      log.add(
          Kind.LONG_TOKEN,
          origin,
          "token " + (index + 1) + " has " + word.length() + " characters: " + quoted(word));
    }
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if (Character.isISOControl(c) || c == '\ufffd' || c == '\ufeff') {
        log.add(
            Kind.ODD_CHARACTERS,
            origin,
            String.format(
                Locale.ROOT, "token %d, %s, has U+%04X", index + 1, quoted(word), (int) c));
        return;
      }
    }
  }

  /** In quotes, short, without control characters. */
  static String quoted(String text) {
    String shown = text.length() <= 40 ? text : text.substring(0, 40) + "...";
    return "\"" + shown.replaceAll("\\p{Cntrl}", "?") + "\"";
  }

  SeenSentences seen() {
    return seen;
  }

  Map<String, LayerTally> layers() {
    return layers;
  }

  long sentences() {
    return sentences;
  }

  PartSummary summary() {
    Map<String, LayerSummary> summaries = new LinkedHashMap<>();
    layers.forEach((layer, tally) -> summaries.put(layer, tally.summary()));
    return new PartSummary(name, documents, sentences, tokens, longest, summaries);
  }
}
