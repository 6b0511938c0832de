package io.sluice.corpora.examination;

import io.sluice.corpora.examination.AnnotatedFinding.Kind;
import io.sluice.text.document.Origin;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Collects findings: counts all, keeps the first of each kind. */
final class FindingLog {
  private final Map<Kind, Long> counts = new EnumMap<>(Kind.class);
  private final List<AnnotatedFinding> kept = new ArrayList<>();

  void add(Kind kind, Origin origin, String message) {
    if (counts.merge(kind, 1L, Long::sum) <= AnnotatedReport.LISTED) {
      kept.add(new AnnotatedFinding(kind, origin, message));
    }
  }

  /** Counts what is not listed. */
  void addUnlisted(Kind kind, long more) {
    if (more > 0) {
      counts.merge(kind, more, Long::sum);
    }
  }

  Map<Kind, Long> counts() {
    return counts;
  }

  /** The worst first, by kind, in the order they were found. */
  List<AnnotatedFinding> sorted() {
    return kept.stream()
        .sorted(
            Comparator.comparing((AnnotatedFinding finding) -> finding.kind().severity())
                .reversed()
                .thenComparing(AnnotatedFinding::kind))
        .toList();
  }
}
