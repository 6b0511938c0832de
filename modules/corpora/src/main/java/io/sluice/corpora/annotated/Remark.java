package io.sluice.corpora.annotated;

import io.sluice.text.document.Origin;

/**
 * Something in a file that is allowed there, but that a document cannot hold.
 *
 * @param origin where
 * @param message what, and what became of it
 */
public record Remark(Origin origin, String message) {
  @Override
  public String toString() {
    return origin + ": " + message;
  }
}
