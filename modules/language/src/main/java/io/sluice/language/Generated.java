package io.sluice.language;

/**
 * A text that a model wrote.
 *
 * @param text what follows the prompt, without it
 * @param symbols number of symbols drawn, those of a stop string included
 * @param end why it ends
 */
public record Generated(String text, int symbols, End end) {
  /** Why a text ends. */
  public enum End {
    /** It has as many symbols as were asked for. */
    LENGTH,
    /** A stop string came next. */
    STOP
  }
}
