package io.sluice.cli;

import java.util.Optional;

/** How many threads share the work. */
final class Threads {
  private static final int MOST = 1024;

  private Threads() {}

  static int of(Optional<Integer> asked, Verb verb) {
    var count = asked.orElse(Runtime.getRuntime().availableProcessors());
    if (count < 1 || count > MOST) {
      throw verb.refusal("--threads must be between 1 and " + MOST + ", was " + count);
    }
    return count;
  }
}
