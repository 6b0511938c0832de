package io.sluice.experiments.binding;

import java.util.Locale;

/**
 * Where a value was written: a place in a file, or an override on the command line.
 *
 * @param text as shown to people, such as {@code char.yaml:7:3} or {@code --set seed=x}
 * @param origin which of the two
 */
public record Location(String text, Origin origin) {

  /** Kinds of places. */
  public enum Origin {
    FILE,
    OVERRIDE
  }

  /** A place in a file; line and column count from 1. */
  public static Location inFile(String name, int line, int column) {
    return new Location(String.format(Locale.ROOT, "%s:%d:%d", name, line, column), Origin.FILE);
  }

  static Location override(String path, String yaml) {
    return new Location("--set " + path + "=" + Scalars.shorten(yaml), Origin.OVERRIDE);
  }

  boolean isOverride() {
    return origin == Origin.OVERRIDE;
  }

  @Override
  public String toString() {
    return text;
  }
}
