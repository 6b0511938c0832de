package io.sluice.corpora;

import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Selects paths with {@code /} between their names, the same on every system: {@code *} stands for
 * any characters within a name, {@code **} across names ({@code **}{@code /} also for none), {@code
 * ?} for one character.
 *
 * @param include at least one must match
 * @param exclude none may match
 */
public record Globs(List<String> include, List<String> exclude) {
  /** Selects everything. */
  public static final Globs ALL = new Globs(List.of("**"), List.of());

  /** Checks that something is included. */
  public Globs {
    include = List.copyOf(include);
    exclude = List.copyOf(exclude);
    if (include.isEmpty()) {
      throw new IllegalArgumentException("include at least one pattern, such as **/*.txt");
    }
    include.forEach(Globs::compile);
    exclude.forEach(Globs::compile);
  }

  /** Selects what matches one pattern. */
  public static Globs of(String include) {
    return new Globs(List.of(include), List.of());
  }

  /** Whether {@code path} is selected. */
  public boolean matches(String path) {
    return include.stream().anyMatch(glob -> compile(glob).matcher(path).matches())
        && exclude.stream().noneMatch(glob -> compile(glob).matcher(path).matches());
  }

  private static Pattern compile(String glob) {
    if (glob.isEmpty() || glob.length() > 1000) {
      throw new IllegalArgumentException(
          "a pattern has 1..1000 characters, was given " + glob.length());
    }
    StringBuilder regex = new StringBuilder();
    int i = 0;
    while (i < glob.length()) {
      char c = glob.charAt(i);
      if (glob.startsWith("**/", i)) {
        regex.append("(?:[^/]+/)*");
        i += 3;
      } else if (glob.startsWith("**", i)) {
        regex.append(".*");
        i += 2;
      } else {
        regex.append(
            switch (c) {
              case '*' -> "[^/]*";
              case '?' -> "[^/]";
              default -> Pattern.quote(String.valueOf(c));
            });
        i++;
      }
    }
    try {
      return Pattern.compile(regex.toString(), Pattern.DOTALL);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException("cannot understand the pattern " + glob, e);
    }
  }
}
