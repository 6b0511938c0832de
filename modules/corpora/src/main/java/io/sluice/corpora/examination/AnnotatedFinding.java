package io.sluice.corpora.examination;

import io.sluice.text.document.Origin;
import java.util.Locale;

/**
 * One thing an examination found.
 *
 * @param kind of thing
 * @param origin file and line
 * @param message what, with the values
 */
public record AnnotatedFinding(Kind kind, Origin origin, String message) {
  /** How bad something is. */
  public enum Severity {
    /** Good to know. */
    NOTE,
    /** Training works, but probably not as hoped. */
    WARNING,
    /** Training will fail. */
    ERROR
  }

  /** What can be found. */
  public enum Kind {
    /** Bytes that are not UTF-8. */
    BAD_BYTES(Severity.ERROR),
    /** The file is not what its format asks for. */
    UNREADABLE(Severity.ERROR),
    /** A part without sentences. */
    EMPTY_PART(Severity.ERROR),
    /** A label that belongs to no scheme, in a layer whose other labels do. */
    STRANGE_LABEL(Severity.WARNING),
    /** Both parts follow different schemes. */
    DIFFERENT_SCHEMES(Severity.WARNING),
    /** A label that the scheme of its layer does not allow at its place. */
    INVALID_SEQUENCE(Severity.WARNING),
    /** A label of the validation part that training does not have. */
    UNSEEN_LABEL(Severity.WARNING),
    /** A sentence of the validation part that stands in the training part too. */
    LEAK(Severity.WARNING),
    /** A sentence that stands twice in a part with different labels. */
    CONTRADICTION(Severity.WARNING),
    /** A span that does not begin and end where tokens do, or overlaps another. */
    MISALIGNED_SPAN(Severity.WARNING),
    /** A sentence with very many tokens. */
    LONG_SENTENCE(Severity.WARNING),
    /** A token with very many characters. */
    LONG_TOKEN(Severity.WARNING),
    /** A token with control characters, or with traces of a wrong decoding. */
    ODD_CHARACTERS(Severity.WARNING),
    /** The card says something else. */
    STATISTICS(Severity.WARNING),
    /** A sentence that stands twice in a part, with the same labels. */
    DUPLICATE(Severity.NOTE),
    /** Something the format allows, but that is not used. */
    LEFT_OUT(Severity.NOTE);

    private final Severity severity;

    Kind(Severity severity) {
      this.severity = severity;
    }

    /** How bad it is. */
    public Severity severity() {
      return severity;
    }

    /** The name for people and files: {@code invalid-sequence}. */
    public String label() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** {@code file:line: message}. */
  @Override
  public String toString() {
    return origin.isNone() ? message : origin + ": " + message;
  }
}
