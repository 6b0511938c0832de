package io.sluice.experiments.binding;

import java.util.Comparator;
import java.util.Locale;

/**
 * Where a value was written: a place in a file, or an override on the command line.
 *
 * @param text as shown to people, such as {@code char.yaml:7:3} or {@code --set seed=x}
 * @param origin which of the two
 * @param line from 1; 0 for an override
 * @param column from 1; 0 for an override
 */
public record Location(String text, Origin origin, int line, int column)
    implements Comparable<Location> {

  private static final Comparator<Location> ORDER =
      Comparator.comparing(Location::origin)
          .thenComparingInt(Location::line)
          .thenComparingInt(Location::column);

  /** Kinds of places. */
  public enum Origin {
    FILE,
    OVERRIDE
  }

  /** A place in a file; line and column count from 1. */
  public static Location inFile(String name, int line, int column) {
    return new Location(
        String.format(Locale.ROOT, "%s:%d:%d", name, line, column), Origin.FILE, line, column);
  }

  static Location override(String path, String yaml) {
    return new Location("--set " + path + "=" + Scalars.shorten(yaml), Origin.OVERRIDE, 0, 0);
  }

  boolean isOverride() {
    return origin == Origin.OVERRIDE;
  }

  /** In the order of the file; overrides, which are equal to each other, follow. */
  @Override
  public int compareTo(Location other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return text;
  }
}
