package io.sluice.cli;

import java.util.Locale;

/** Numbers as people read them. */
final class Figures {
  private Figures() {}

  /** {@code 12,345}. */
  static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** A number and its noun: {@code 1 symbol}, {@code 12,345 symbols}. */
  static String count(long number, String noun) {
    return count(number) + " " + noun + (number == 1 ? "" : "s");
  }

  /** {@code 1.62}: as many decimals as asked for. */
  static String decimal(double number, int decimals) {
    return String.format(Locale.ROOT, "%." + decimals + "f", number);
  }

  /** {@code 1.1 MB}, in powers of ten. */
  static String bytes(long number) {
    if (number < 1000) {
      return number + " B";
    }
    var units = "kMGT";
    var scaled = number / 1000.0;
    var unit = 0;
    while (scaled >= 999.95 && unit < units.length() - 1) {
      scaled /= 1000;
      unit++;
    }
    return decimal(scaled, 1) + " " + units.charAt(unit) + "B";
  }

  /** {@code 4:12}, {@code 1:02:03}; under a minute {@code 8 s}, under ten seconds {@code 8.3 s}. */
  static String duration(double seconds) {
    if (seconds < 10) {
      return decimal(Math.max(0, seconds), 1) + " s";
    }
    var whole = Math.round(seconds);
    if (whole < 60) {
      return whole + " s";
    }
    return whole < 3600
        ? String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60)
        : String.format(Locale.ROOT, "%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60);
  }
}
