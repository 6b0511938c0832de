package io.sluice.catalog;

import io.sluice.corpora.LineEnds;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * All that is known of a corpus without having it.
 *
 * @param name how users call it; also its directory in the cache and the mirror
 * @param description one or two sentences
 * @param licence as its owners state it
 * @param homepage address, for people
 * @param format how its files are read
 * @param lineEnds what happens to line ends while reading
 * @param files in the order in which they are read
 * @param split the usual division
 * @param statistics what was counted
 */
public record CorpusCard(
    String name,
    String description,
    String licence,
    String homepage,
    CardFormat format,
    LineEnds lineEnds,
    List<CorpusFile> files,
    CardSplit split,
    CorpusStatistics statistics)
    implements Card {
  /** The kind of these cards. */
  public static final String KIND = "corpus";

  /** What language models and word vectors learn from. */
  public static final String TEXT = "running text";

  /** What taggers learn from. */
  public static final String ANNOTATED = "annotated sentences";

  /** Checks names and that the split is about files there are. */
  public CorpusCard {
    files = List.copyOf(files);
    Card.checkName(name);
    if (files.isEmpty()) {
      throw new IllegalArgumentException("a corpus needs at least one file");
    }
    Set<String> names = new HashSet<>();
    for (CorpusFile file : files) {
      if (!names.add(file.name())) {
        throw new IllegalArgumentException("two files have the name " + file.name());
      }
    }
    if (split instanceof CardSplit.BySentences && format instanceof CardFormat.RunningText
        || split instanceof CardSplit.ByFraction && format instanceof CardFormat.Annotated) {
      throw new IllegalArgumentException(
          "running text is cut at characters or lines, annotated text between sentences");
    }
    if (split instanceof CardSplit.BySentences && files.size() > 1) {
      throw new IllegalArgumentException(
          "a corpus of several annotated files needs split: {train: FILE, validation: FILE}");
    }
    if (split instanceof CardSplit.ByFile byFile) {
      for (String part : List.of(byFile.train(), byFile.validation())) {
        if (!names.contains(part)) {
          throw new IllegalArgumentException(
              "split names " + part + ", which is not one of the files " + names);
        }
      }
    }
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public String content() {
    return format instanceof CardFormat.Annotated ? ANNOTATED : TEXT;
  }
}
