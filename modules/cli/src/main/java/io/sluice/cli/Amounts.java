package io.sluice.cli;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Amounts with units, as options take them. */
final class Amounts {
  private static final Pattern AMOUNT = Pattern.compile("([0-9]{1,6})\\s*([a-z]+)");

  private Amounts() {}

  /** {@code 30d}, {@code 12h}, {@code 90min}; nothing if it is something else. */
  static Optional<Duration> duration(String text) {
    return amount(text)
        .flatMap(
            amount -> {
              var number = Long.parseLong(amount.group(1));
              return switch (amount.group(2)) {
                case "d" -> Optional.of(Duration.ofDays(number));
                case "h" -> Optional.of(Duration.ofHours(number));
                case "min" -> Optional.of(Duration.ofMinutes(number));
                default -> Optional.empty();
              };
            });
  }

  /** {@code 500MB}, {@code 10GB}, in powers of ten; nothing if it is something else. */
  static Optional<Long> bytes(String text) {
    return amount(text)
        .flatMap(
            amount -> {
              var number = Long.parseLong(amount.group(1));
              return switch (amount.group(2)) {
                case "kb" -> Optional.of(number * 1_000);
                case "mb" -> Optional.of(number * 1_000_000);
                case "gb" -> Optional.of(number * 1_000_000_000);
                case "tb" -> Optional.of(number * 1_000_000_000_000L);
                default -> Optional.empty();
              };
            });
  }

  private static Optional<Matcher> amount(String text) {
    return Optional.of(AMOUNT.matcher(text.strip().toLowerCase(Locale.ROOT)))
        .filter(Matcher::matches);
  }
}
