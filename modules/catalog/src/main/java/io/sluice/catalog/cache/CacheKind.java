package io.sluice.catalog.cache;

/** What an entry of the cache holds. */
public enum CacheKind {
  /** A corpus or word vectors, as a card has them; {@code corpora/<card>}. */
  FETCHED("fetched"),

  /** A text as symbol ids; {@code encoded/<key>}. */
  ENCODED_TEXT("encoded text"),

  /** Contextual embeddings of sentences; {@code encoded/contextual-<models>.vectors}. */
  SENTENCE_VECTORS("sentence vectors"),

  /** Which provider of matrix products is fast here; {@code providers/<circumstances>.txt}. */
  PROVIDER_CHOICE("provider choice");

  private final String label;

  CacheKind(String label) {
    this.label = label;
  }

  /** As people read it. */
  public String label() {
    return label;
  }

  /** Whether it can be had again without a network, from files that are here. */
  public boolean isComputed() {
    return this != FETCHED;
  }
}
