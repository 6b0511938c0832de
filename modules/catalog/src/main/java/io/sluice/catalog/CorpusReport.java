package io.sluice.catalog;

import io.sluice.corpora.CorpusSplit;
import io.sluice.corpora.SplitOverlap;
import io.sluice.corpora.TextReport;
import io.sluice.corpora.TextSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an examination of a corpus told.
 *
 * @param name of the corpus, or the path of a text without a card
 * @param text what all files together consist of
 * @param trainCharacters length of the training part in code points; 0 if there are bad bytes
 * @param validationCharacters length of the validation part; 0 if there are bad bytes
 * @param overlap what both parts share; empty if there are bad bytes
 * @param findings what deserves attention, the worst first
 */
public record CorpusReport(
    String name,
    TextReport text,
    long trainCharacters,
    long validationCharacters,
    Optional<SplitOverlap> overlap,
    List<Finding> findings) {
  /** Copies the list. */
  public CorpusReport {
    findings = List.copyOf(findings);
  }

  /** The same report with one more finding. */
  public CorpusReport with(Finding finding) {
    List<Finding> all = new ArrayList<>(findings);
    all.add(finding);
    return new CorpusReport(
        name, text, trainCharacters, validationCharacters, overlap, Findings.sorted(all));
  }

  /** Whether training can begin: there are no errors, warnings at most. */
  public boolean isUsable() {
    return findings.stream().noneMatch(f -> f.severity() == Finding.Severity.ERROR);
  }

  /** Examines a corpus that has a card. */
  public static CorpusReport of(FetchedCorpus corpus) throws IOException {
    TextReport text = TextReport.of(corpus.text());
    Findings findings = new Findings();
    findings.card(corpus.card());
    findings.statistics(corpus.card().statistics(), text);
    return of(corpus.card().name(), text, corpus.split(), findings);
  }

  /** Examines any text and the way it is going to be divided. */
  public static CorpusReport of(TextSource text, CorpusSplit split) throws IOException {
    return of(text.name(), TextReport.of(text), split, new Findings());
  }

  private static CorpusReport of(String name, TextReport text, CorpusSplit split, Findings findings)
      throws IOException {
    findings.text(text);
    if (text.badSequences() > 0) {
      return new CorpusReport(name, text, 0, 0, Optional.empty(), findings.sorted());
    }
    CorpusSplit.Parts parts = split.parts();
    SplitOverlap overlap = SplitOverlap.of(parts);
    long train = parts.train().length();
    long validation = parts.validation().length();
    findings.split(overlap, train, validation);
    return new CorpusReport(name, text, train, validation, Optional.of(overlap), findings.sorted());
  }
}
