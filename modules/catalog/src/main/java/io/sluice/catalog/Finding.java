package io.sluice.catalog;

/**
 * One thing an examination found.
 *
 * @param severity how bad it is
 * @param message what, where, and what helps
 */
public record Finding(Severity severity, String message) {
  /** How bad something is. */
  public enum Severity {
    /** Good to know. */
    NOTE,
    /** Training works, but probably not as hoped. */
    WARNING,
    /** Training will fail. */
    ERROR
  }
}
