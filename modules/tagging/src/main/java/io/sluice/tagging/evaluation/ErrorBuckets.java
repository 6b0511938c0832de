package io.sluice.tagging.evaluation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * All wrong spans by kind.
 *
 * @param counts errors of each kind
 * @param examples the first of each kind, as many as were asked for
 */
public record ErrorBuckets(Map<ErrorKind, Long> counts, Map<ErrorKind, List<SpanError>> examples) {
  public ErrorBuckets {
    counts = Collections.unmodifiableMap(new EnumMap<>(counts));
    examples = Collections.unmodifiableMap(new EnumMap<>(examples));
  }

  /** Errors of one kind. */
  public long count(ErrorKind kind) {
    return counts.getOrDefault(kind, 0L);
  }

  /** The first errors of one kind. */
  public List<SpanError> examples(ErrorKind kind) {
    return examples.getOrDefault(kind, List.of());
  }

  /** All errors. */
  public long total() {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Errors in the making. */
  static final class Counter {
    private final Map<ErrorKind, Long> counts = new EnumMap<>(ErrorKind.class);
    private final Map<ErrorKind, List<SpanError>> examples = new EnumMap<>(ErrorKind.class);
    private final int most;

    Counter(int most) {
      this.most = most;
      for (ErrorKind kind : ErrorKind.values()) {
        counts.put(kind, 0L);
        examples.put(kind, new ArrayList<>());
      }
    }

    void add(SpanError error) {
      counts.merge(error.kind(), 1L, Long::sum);
      List<SpanError> kept = examples.getOrDefault(error.kind(), List.of());
      if (kept.size() < most) {
        kept.add(error);
      }
    }

    ErrorBuckets result() {
      Map<ErrorKind, List<SpanError>> copies = new EnumMap<>(ErrorKind.class);
      examples.forEach((kind, list) -> copies.put(kind, List.copyOf(list)));
      return new ErrorBuckets(counts, copies);
    }
  }
}
