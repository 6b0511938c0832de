package io.sluice.experiments.binding;

import java.util.regex.Pattern;

/**
 * A range of numbers in the usual notation: {@code [0, 1)} holds 0 but not 1; {@code inf} is no
 * bound.
 */
public record Interval(double low, boolean lowOpen, double high, boolean highOpen, String text) {
  private static final Pattern FORM =
      Pattern.compile("([\\[(])\\s*(-inf|[-+0-9.eE]+)\\s*,\\s*(inf|[-+0-9.eE]+)\\s*([\\])])");

  /** Every finite number. */
  public static final Interval ALL = parse("(-inf, inf)");

  /** Reads the notation. */
  public static Interval parse(String text) {
    var form = FORM.matcher(text);
    if (!form.matches()) {
      throw new IllegalArgumentException(
          "a range is written like [0, 1) or (0, inf), was \"" + text + '"');
    }
    var high = form.group(3).equals("inf") ? Double.POSITIVE_INFINITY : number(form.group(3));
    var low = form.group(2).equals("-inf") ? Double.NEGATIVE_INFINITY : number(form.group(2));
    return new Interval(low, form.group(1).equals("("), high, form.group(4).equals(")"), text);
  }

  /** Whether the number lies within; NaN never does. */
  public boolean contains(double value) {
    return (lowOpen ? value > low : value >= low) && (highOpen ? value < high : value <= high);
  }

  private static double number(String text) {
    return Double.parseDouble(text);
  }
}
