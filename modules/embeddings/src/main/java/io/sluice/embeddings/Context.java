package io.sluice.embeddings;

/** What the vector of a token depends on. */
public enum Context {
  /** On its text alone: a token can be encoded before the rest of its sentence is there. */
  TOKEN,
  /** On other tokens of its sentence, too. */
  SENTENCE
}
