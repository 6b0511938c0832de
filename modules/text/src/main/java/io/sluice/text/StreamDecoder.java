package io.sluice.text;

/**
 * Decodes symbols one by one into text that can be shown at once.
 *
 * <p>Protocol: call {@link #append} for every symbol, then {@link #finish} once; the pieces put
 * together are the text. To continue a prompt, append the prompt's symbols first and drop what they
 * return: spacing and half-finished characters then come out right. One decoder serves one stream
 * and one thread.
 */
public interface StreamDecoder {

  /**
   * Takes the next symbol.
   *
   * @return the text that is now certain; empty while a character is incomplete
   * @throws IndexOutOfBoundsException if {@code id} is not in the vocabulary
   */
  String append(int id);

  /** Ends the stream and returns what was held back; an incomplete character shows as U+FFFD. */
  String finish();
}
