package io.sluice.corpora.examination;

import io.sluice.corpora.annotated.ConlluFormat;
import io.sluice.corpora.examination.AnnotatedFinding.Kind;
import io.sluice.text.document.Origin;
import io.sluice.text.document.Sentence;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Remembers sentences by the hash of their words, to find them again. */
final class SeenSentences {
  /** Shorter sentences repeat in any corpus. */
  static final int SHORTEST = 6;

  private static final int MOST = 1 << 22;
  private static final long OFFSET = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;

  private record Seen(Origin origin, long labels) {}

  private final Map<Long, Seen> seen = new HashMap<>();

  /** Adds a sentence of a part and tells if it stood there before. */
  void add(Sentence sentence, FindingLog log) {
    if (sentence.size() < SHORTEST) {
      return;
    }
    long labels = labels(sentence);
    long words = hash(OFFSET, sentence.words());
    Seen before = seen.get(words);
    if (before == null) {
      if (seen.size() < MOST) {
        seen.put(words, new Seen(sentence.origin(), labels));
      }
    } else if (before.labels() == labels) {
      log.add(Kind.DUPLICATE, sentence.origin(), "the same sentence as at " + before.origin());
    } else {
      log.add(
          Kind.CONTRADICTION,
          sentence.origin(),
          "the same words as at " + before.origin() + ", but other labels");
    }
  }

  /** Where a sentence stands in this part, if it does and is long enough to mean something. */
  Optional<Origin> find(Sentence sentence) {
    return sentence.size() < SHORTEST
        ? Optional.empty()
        : Optional.ofNullable(seen.get(hash(OFFSET, sentence.words()))).map(Seen::origin);
  }

  private static long labels(Sentence sentence) {
    long hash = OFFSET;
    for (Map.Entry<String, List<String>> layer : sentence.layers().entrySet()) {
      // What a format carries along is not annotation.
      if (!ConlluFormat.carries(layer.getKey())) {
        hash = hash(hash, layer.getValue());
      }
    }
    return hash;
  }

  private static long hash(long start, List<String> texts) {
    long hash = start;
    for (String text : texts) {
      for (int i = 0; i < text.length(); i++) {
        hash = (hash ^ text.charAt(i)) * PRIME;
      }
      hash = (hash ^ 0x10000) * PRIME;
    }
    return hash;
  }
}
