package io.sluice.catalog;

import io.sluice.corpora.CorpusSplit;
import io.sluice.corpora.CutAt;
import io.sluice.corpora.TextSource;
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
    for (Path file : files) {
      parts.add(TextSource.file(file));
    }
    return TextSource.concatenation(card.name(), parts).lineEnds(card.lineEnds());
  }

  /** One of the files, by its name in the card. */
  public TextSource text(String name) throws IOException {
    for (int i = 0; i < files.size(); i++) {
      if (card.files().get(i).name().equals(name)) {
        return TextSource.file(files.get(i)).lineEnds(card.lineEnds());
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
    CardSplit.ByFraction byFraction = (CardSplit.ByFraction) card.split();
    return split(byFraction.train(), byFraction.cutAt());
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
