package io.sluice.experiments;

import io.sluice.corpora.annotated.AnnotatedFormat;
import io.sluice.corpora.annotated.AnnotatedSplit;
import io.sluice.corpora.annotated.ConlluFormat;
import io.sluice.corpora.annotated.Documents;
import io.sluice.corpora.annotated.Remark;
import io.sluice.text.document.Document;
import io.sluice.text.document.Sentence;
import io.sluice.text.label.LabelScheme;
import io.sluice.text.token.UnicodeSentenceSplitter;
import io.sluice.text.token.UnicodeTokenizer;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Sentences for taggers from annotated documents, whichever way those are marked. Text that is not
 * cut into sentences is cut; marked spans become labels in IOB2. What cannot become a label is
 * told. Documents that nobody annotated are left out, which is told too: that nothing is marked in
 * them does not mean that nothing is there.
 */
public final class LabelledSentences {
  private static final int TOLD = 3;

  private final String layer;
  private final Consumer<String> messages;
  private final List<Sentence> sentences = new ArrayList<>();
  private final List<String> troubles = new ArrayList<>();
  private int unlabelled;

  private LabelledSentences(String layer, Consumer<String> messages) {
    this.layer = layer;
    this.messages = messages;
  }

  /**
   * Reads a file.
   *
   * @param layer that the sentences must have
   * @param messages hears what is left out
   * @throws IOException if the file cannot be read or is not what its format asks for
   * @throws MissingLayerException if a sentence does not have the layer
   */
  public static List<Sentence> read(
      AnnotatedFormat format, Path file, String layer, Consumer<String> messages)
      throws IOException {
    return read(format, format.read(file), file.toString(), layer, messages);
  }

  /** As {@link #read(AnnotatedFormat, Path, String, Consumer)}, of characters. */
  public static List<Sentence> read(
      AnnotatedFormat format, Reader text, String name, String layer, Consumer<String> messages)
      throws IOException {
    return read(format, format.read(text, name), name, layer, messages);
  }

  private static List<Sentence> read(
      AnnotatedFormat format, Documents read, String name, String layer, Consumer<String> messages)
      throws IOException {
    var labelled = new LabelledSentences(layer, messages);
    try (Documents documents = tokenized(read)) {
      for (var next = documents.next(); next.isPresent(); next = documents.next()) {
        if (format.isUnlabelled(next.get())) {
          labelled.unlabelled++;
        } else {
          labelled.add(next.get());
        }
      }
      documents.unlabelled().stream().findFirst().ifPresent(labelled::tellUnlabelled);
      documents.requireLayer(layer);
      documents.remarks().forEach(remark -> labelled.troubles.add(remark.toString()));
    }
    labelled.tell(name);
    return List.copyOf(labelled.sentences);
  }

  /**
   * Reads documents from the beginning of a file until so many characters of them were read.
   *
   * @return how many sentences there were, those of documents that nobody annotated included
   * @throws IOException as {@link #read} does
   */
  static long first(AnnotatedFormat format, Path file, String layer, long characters)
      throws IOException {
    var labelled = new LabelledSentences(layer, ignored -> {});
    var sentences = 0L;
    try (Documents documents = tokenized(format.read(file))) {
      var left = characters;
      for (var next = documents.next(); next.isPresent(); next = documents.next()) {
        if (!format.isUnlabelled(next.get())) {
          labelled.add(next.get());
          labelled.sentences.clear();
        }
        sentences += next.get().sentences().size();
        left -= next.get().text().length();
        if (left <= 0) {
          return sentences;
        }
      }
      documents.requireLayer(layer);
    }
    return sentences;
  }

  /** Reads both parts of a corpus, as {@link #read} does. */
  public static Parts parts(AnnotatedSplit split, String layer, Consumer<String> messages)
      throws IOException {
    if (split instanceof AnnotatedSplit.ByFile files) {
      return new Parts(
          read(files.format(), files.train(), layer, messages),
          read(files.format(), files.validation(), layer, messages));
    }
    var one = (AnnotatedSplit.BySentences) split;
    var all = read(one.format(), one.file(), layer, messages);
    var cut = (int) (one.train() * all.size());
    return new Parts(all.subList(0, cut), all.subList(cut, all.size()));
  }

  /**
   * Both parts of a corpus.
   *
   * @param train to learn from
   * @param development to measure on
   */
  public record Parts(List<Sentence> train, List<Sentence> development) {
    public Parts {
      train = List.copyOf(train);
      development = List.copyOf(development);
    }
  }

  private static Documents tokenized(Documents documents) {
    return documents.tokenized(new UnicodeSentenceSplitter(), UnicodeTokenizer.english());
  }

  private void add(Document given) {
    for (var sentence : ConlluFormat.withLayersOfTaggers(labelled(given), layer).sentences()) {
      if (!sentence.layerNames().contains(layer)) {
        throw new MissingLayerException(sentence, layer);
      }
      sentences.add(sentence);
    }
  }

  /** With labels, in every layer made of spans where there are none. */
  private Document labelled(Document document) {
    var labelled = document;
    for (var name : document.spans().keySet()) {
      if (document.sentences().stream().noneMatch(s -> s.layerNames().contains(name))) {
        var projection = labelled.withLabels(name, LabelScheme.IOB2);
        projection
            .left()
            .forEach(left -> troubles.add("document \"" + document.id() + "\": " + left));
        labelled = projection.document();
      }
    }
    return labelled;
  }

  private void tellUnlabelled(Remark first) {
    messages.accept(
        unlabelled == 1
            ? "1 document that nobody annotated is left out: " + first
            : "%s documents that nobody annotated are left out, the first: %s"
                .formatted(unlabelled, first));
  }

  private void tell(String file) {
    if (!troubles.isEmpty()) {
      messages.accept(
          file
              + ": "
              + troubles.size()
              + (troubles.size() == 1 ? " thing was" : " things were")
              + " left out");
      troubles.stream().limit(TOLD).forEach(trouble -> messages.accept("  " + trouble));
    }
  }
}
