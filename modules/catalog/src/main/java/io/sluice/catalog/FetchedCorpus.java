package io.sluice.catalog;

import io.sluice.corpora.CorpusSplit;
import io.sluice.corpora.CutAt;
import io.sluice.corpora.TextSource;
import io.sluice.corpora.annotated.AnnotatedSplit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A corpus whose files are on this machine and have the right checksums.
 *
 * @param card what it is
 * @param files where the files of the card are, in its order
 * @param sha256 of each file, in the same order
 */
public record FetchedCorpus(CorpusCard card, List<Path> files, List<String> sha256) {
  /** Checks that there is one path and checksum for each file. */
  public FetchedCorpus {
    files = List.copyOf(files);
    sha256 = List.copyOf(sha256);
    if (files.size() != card.files().size() || sha256.size() != files.size()) {
      throw new IllegalArgumentException(
          "expected " + card.files().size() + " paths, was given " + files.size());
    }
  }

  /** All files, one after the other. */
  public TextSource text() throws IOException {
    List<TextSource> parts = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      parts.add(TextSource.file(files.get(i), sha256.get(i)));
    }
    return TextSource.concatenation(card.name(), parts).lineEnds(card.lineEnds());
  }

  /** One of the files, by its name in the card. */
  public TextSource text(String name) throws IOException {
    int index = index(name);
    return TextSource.file(files.get(index), sha256.get(index)).lineEnds(card.lineEnds());
  }

  /** Where one of the files is, by its name in the card. */
  public Path file(String name) {
    return files.get(index(name));
  }

  private int index(String name) {
    for (int i = 0; i < files.size(); i++) {
      if (card.files().get(i).name().equals(name)) {
        return i;
      }
    }
    throw new IllegalArgumentException(
        "corpus " + card.name() + " has no file " + name + ", but " + checksums().keySet());
  }

  /** The usual division of the corpus, as the card gives it. */
  public CorpusSplit split() throws IOException {
    if (card.split() instanceof CardSplit.ByFile byFile) {
      return new CorpusSplit.BySource(text(byFile.train()), text(byFile.validation()));
    }
    if (card.split() instanceof CardSplit.ByFraction byFraction) {
      return split(byFraction.train(), byFraction.cutAt());
    }
    throw new IllegalStateException(
        "corpus " + card.name() + " is annotated (" + card.format().name() + "), not running text");
  }

  /**
   * The usual division of an annotated corpus, as the card gives it.
   *
   * @throws IllegalStateException if the corpus is running text
   */
  public AnnotatedSplit annotatedSplit() {
    if (!(card.format() instanceof CardFormat.Annotated annotated)) {
      throw new IllegalStateException(
          "corpus "
              + card.name()
              + " is running text without labels; a tagger needs an annotated"
              + " corpus such as sample-ner");
    }
    if (card.split() instanceof CardSplit.ByFile byFile) {
      return new AnnotatedSplit.ByFile(
          annotated.format(), file(byFile.train()), file(byFile.validation()));
    }
    double train = ((CardSplit.BySentences) card.split()).train();
    return new AnnotatedSplit.BySentences(annotated.format(), files.get(0), train);
  }

  /** Another division: the first {@code train} of all files together. */
  public CorpusSplit split(double train, CutAt cutAt) throws IOException {
    return new CorpusSplit.ByFraction(text(), train, cutAt);
  }

  /** The SHA-256 of each file by its name, for provenance. */
  public Map<String, String> checksums() {
    Map<String, String> checksums = new LinkedHashMap<>();
    for (int i = 0; i < files.size(); i++) {
      checksums.put(card.files().get(i).name(), sha256.get(i));
    }
    return checksums;
  }
}
