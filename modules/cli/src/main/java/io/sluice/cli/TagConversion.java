package io.sluice.cli;

import io.sluice.corpora.annotated.AnnotatedFormat;
import io.sluice.corpora.annotated.AnnotatedWriter;
import io.sluice.corpora.annotated.BratFormat;
import io.sluice.corpora.annotated.ColumnFormat;
import io.sluice.corpora.annotated.ColumnLayout;
import io.sluice.corpora.annotated.ConlluFormat;
import io.sluice.corpora.annotated.Documents;
import io.sluice.corpora.annotated.JsonLayout;
import io.sluice.corpora.annotated.JsonlFormat;
import io.sluice.text.document.Document;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Writes what was tagged in another format than it was read in.
 *
 * @param tagging does the work
 * @param target how it is written
 * @param model name of what tags, for formats that tell
 * @param probabilities whether they are written beside labels
 * @param remarks hears what was left out
 */
record TagConversion(
    DocumentTagging tagging,
    TagTarget target,
    String model,
    boolean probabilities,
    Consumer<String> remarks) {
  /** In a column of a layer that nobody labelled. */
  private static final String UNKNOWN = "_";

  private static final int MOST_NAMES = 20;

  /** Whether probabilities have a place in a format into which something is converted. */
  static boolean holdsProbabilities(AnnotatedFormat format) {
    return format instanceof JsonlFormat
        || format instanceof BratFormat
        || format instanceof ConlluFormat;
  }

  /** Writes into a directory. */
  TagCounts run(Documents source, DocumentTagging.Arrival arrival, BratFormat brat, Path directory)
      throws IOException {
    try (var writer =
        probabilities ? brat.writerWithProbabilities(directory) : brat.writer(directory)) {
      return run(source, arrival, writer);
    }
  }

  /** Writes as it comes. */
  TagCounts run(Documents source, DocumentTagging.Arrival arrival, TagOutput out)
      throws IOException {
    // an array ends only if the work does not fail: then nothing is closed
    var writer = writer(out.asWriter(source::lineEnd));
    var counts = run(source, arrival, writer);
    writer.close();
    return counts;
  }

  private AnnotatedWriter writer(Writer out) {
    if (target.format() instanceof JsonlFormat jsonl) {
      var layout = target.layout().orElse(JsonLayout.LINES);
      return probabilities
          ? jsonl.predictionsWithProbabilities(out, model, layout)
          : jsonl.predictions(out, model, layout);
    }
    return target.format().writer(out);
  }

  private TagCounts run(Documents source, DocumentTagging.Arrival arrival, AnnotatedWriter writer)
      throws IOException {
    var replaced = new ReplacedSpans(source);
    var lost = new TreeSet<String>();
    var filled = new TreeSet<String>();
    var counts =
        tagging.run(
            replaced,
            arrival,
            document -> {
              var fitted = fitted(document, filled);
              if (!(target.format() instanceof JsonlFormat) && lost.size() < MOST_NAMES) {
                lost.addAll(fitted.fields().keySet());
              }
              if (isHeld(fitted)) {
                writer.write(fitted);
              }
            });
    if (!filled.isEmpty()) {
      remarks.accept(
          UNKNOWN + " stands in columns of which nothing is known: " + String.join(", ", filled));
    }
    if (!lost.isEmpty()) {
      remarks.accept(
          "the format " + target.format().name() + " does not hold " + String.join(", ", lost));
    }
    TagWork.tell(source, writer, remarks);
    replaced.told().forEach(remarks);
    return counts;
  }

  /** Formats with a line for each token have no place for a text without any. */
  private boolean isHeld(Document document) {
    return target.format().annotation() == AnnotatedFormat.Annotation.SPANS
        || !document.sentences().isEmpty();
  }

  /** With labels for every column. */
  private Document fitted(Document document, TreeSet<String> filled) {
    if (!(target.format() instanceof ColumnFormat columns)) {
      return document;
    }
    var sentences = new ArrayList<>(document.sentences());
    for (var name : columns.layout().names()) {
      if (name.equals(ColumnLayout.WORD)) {
        continue;
      }
      sentences.replaceAll(
          sentence -> {
            if (sentence.layerNames().contains(name)) {
              return sentence;
            }
            filled.add(name);
            return sentence.withLayer(name, Collections.nCopies(sentence.size(), UNKNOWN));
          });
    }
    return document.withSentences(sentences);
  }
}
