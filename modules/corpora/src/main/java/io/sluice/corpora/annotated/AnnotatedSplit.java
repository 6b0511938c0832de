package io.sluice.corpora.annotated;

import io.sluice.text.document.Document;
import io.sluice.text.document.Sentence;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How an annotated corpus is divided into the part to learn from and the part to measure on. */
public sealed interface AnnotatedSplit {
  /**
   * Both parts, in memory.
   *
   * @param train to learn from
   * @param validation to measure on while developing
   */
  record Parts(List<Document> train, List<Document> validation) {
    /** Copies. */
    public Parts {
      train = List.copyOf(train);
      validation = List.copyOf(validation);
    }

    /** The sentences to learn from. */
    public List<Sentence> trainSentences() {
      return train.stream().flatMap(document -> document.sentences().stream()).toList();
    }

    /** The sentences to measure on. */
    public List<Sentence> validationSentences() {
      return validation.stream().flatMap(document -> document.sentences().stream()).toList();
    }
  }

  /** Reads both parts. */
  Parts parts() throws IOException;

  /**
   * The parts are different files.
   *
   * @param format of both
   * @param train file, or directory if the format asks for one
   * @param validation the same
   */
  record ByFile(AnnotatedFormat format, Path train, Path validation) implements AnnotatedSplit {
    @Override
    public Parts parts() throws IOException {
      return new Parts(format.read(train).all(), format.read(validation).all());
    }
  }

  /**
   * The first part of one file is for training, cut between two sentences. A document with spans
   * stays whole.
   *
   * @param format of the file
   * @param file to divide
   * @param train share of the sentences, rounded down, more than 0 and less than 1
   */
  record BySentences(AnnotatedFormat format, Path file, double train) implements AnnotatedSplit {
    /** Checks the share. */
    public BySentences {
      if (!(train > 0 && train < 1)) {
        throw new IllegalArgumentException("train share must be in (0, 1), was " + train);
      }
    }

    @Override
    public Parts parts() throws IOException {
      return divide(format.read(file).all());
    }

    /** Divides what was read from the file. */
    public Parts divide(List<Document> documents) {
      long sentences = documents.stream().mapToLong(document -> size(document)).sum();
      long left = (long) (train * sentences);
      List<Document> first = new ArrayList<>();
      List<Document> rest = new ArrayList<>();
      for (Document document : documents) {
        if (left >= size(document)) {
          first.add(document);
        } else if (left <= 0) {
          rest.add(document);
        } else if (document.spans().isEmpty()) {
          int cut = (int) left;
          List<Sentence> all = document.sentences();
          first.add(document.withSentences(all.subList(0, cut)));
          rest.add(document.withSentences(all.subList(cut, all.size())));
        } else {
          first.add(document);
        }
        left -= size(document);
      }
      return new Parts(first, rest);
    }

    /** Text that is not divided yet counts as one sentence. */
    private static int size(Document document) {
      return document.sentences().isEmpty() && !document.text().isEmpty()
          ? 1
          : document.sentences().size();
    }
  }
}
