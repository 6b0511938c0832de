package io.sluice.corpora.examination;

import io.sluice.corpora.annotated.AnnotatedFormat;
import io.sluice.corpora.annotated.AnnotatedSplit;
import io.sluice.corpora.examination.AnnotatedFinding.Kind;
import io.sluice.corpora.examination.AnnotatedFinding.Severity;
import io.sluice.text.document.Origin;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What an examination of an annotated corpus told.
 *
 * @param parts sizes and labels of each
 * @param counts how many findings of each kind there are
 * @param findings the first {@value #LISTED} of each kind, the worst first
 */
public record AnnotatedReport(
    List<PartSummary> parts, Map<Kind, Long> counts, List<AnnotatedFinding> findings) {
  /** No more findings of one kind than this are listed. */
  public static final int LISTED = 20;

  /** A sentence with more tokens is probably several. */
  public static final int LONG_SENTENCE = 250;

  /** A token with more UTF-16 units is probably no word. */
  public static final int LONG_TOKEN = 100;

  /** Copies. */
  public AnnotatedReport {
    parts = List.copyOf(parts);
    Map<Kind, Long> copy = new EnumMap<>(Kind.class);
    copy.putAll(counts);
    counts = Collections.unmodifiableMap(copy);
    findings = List.copyOf(findings);
  }

  /** Examines both parts of a corpus. */
  public static AnnotatedReport of(AnnotatedSplit split) throws IOException {
    return new AnnotatedExaminer().examine(split);
  }

  /** Examines one file, or directory if the format asks for one. */
  public static AnnotatedReport of(AnnotatedFormat format, Path file) throws IOException {
    return new AnnotatedExaminer().examine(format, file);
  }

  /** Whether training can begin: there are no errors, warnings at most. */
  public boolean isUsable() {
    return counts.keySet().stream().noneMatch(kind -> kind.severity() == Severity.ERROR);
  }

  /** Sentences of all parts. */
  public long sentences() {
    return parts.stream().mapToLong(PartSummary::sentences).sum();
  }

  /** Tokens of all parts. */
  public long tokens() {
    return parts.stream().mapToLong(PartSummary::tokens).sum();
  }

  /** The same report with one more finding. */
  public AnnotatedReport with(Kind kind, String message) {
    Map<Kind, Long> more = new EnumMap<>(Kind.class);
    more.putAll(counts);
    more.merge(kind, 1L, Long::sum);
    List<AnnotatedFinding> all = new ArrayList<>(findings);
    all.add(new AnnotatedFinding(kind, Origin.NONE, message));
    return new AnnotatedReport(parts, more, all);
  }
}
