package io.sluice.text.normalization;

/** Rewrites text and remembers where everything came from. Safe to share by threads. */
public interface Normalizer {
  /** The text rewritten, with the places in the original. */
  NormalizedText normalize(String text);

  /** Only the rewritten text: for a word whose place is known. */
  default String apply(String text) {
    return normalize(text).text();
  }

  /** This, and then another. */
  default Normalizer then(Normalizer next) {
    return text -> {
      NormalizedText first = normalize(text);
      return first.then(next.normalize(first.text()));
    };
  }
}
