package io.sluice.cli;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * What stands behind a stream: somebody who watches, or a file, a pipe, another program.
 *
 * @param kind which of the two
 * @param columns width in characters, if somebody watches
 */
record Terminal(Kind kind, int columns) {
  /** Nobody watches. */
  static final Terminal NONE = new Terminal(Kind.NONE, 80);

  /** Who reads. */
  enum Kind {
    INTERACTIVE,
    NONE
  }

  private static final int NARROWEST = 20;

  boolean interactive() {
    return kind == Kind.INTERACTIVE;
  }

  /** What stands behind standard error, where progress is shown. */
  static Terminal ofStandardError() {
    var dumb = "dumb".equals(System.getenv("TERM"));
    return dumb || !isTerminal(2) ? NONE : new Terminal(Kind.INTERACTIVE, width());
  }

  /** Whether a stream of this process, 1 or 2, is a terminal. */
  static boolean isTerminal(int descriptor) {
    var link = Path.of("/proc/self/fd/" + descriptor);
    if (Files.isSymbolicLink(link)) {
      try {
        var target = Files.readSymbolicLink(link).toString();
        return target.startsWith("/dev/pts/") || target.matches("/dev/(tty|console).*");
      } catch (IOException unreadable) {
        return false;
      }
    }
    return !windows() && tells("test", "-t", Integer.toString(descriptor));
  }

  private static boolean windows() {
    return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
  }

  private static boolean tells(String... command) {
    try {
      var process =
          new ProcessBuilder(command)
              .redirectOutput(Redirect.INHERIT)
              .redirectError(Redirect.INHERIT)
              .start();
      return process.waitFor(1, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException unknown) {
      return false;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static int width() {
    try {
      var process =
          new ProcessBuilder("stty", "size")
              .redirectInput(Path.of("/dev/tty").toFile())
              .redirectError(Redirect.DISCARD)
              .start();
      try (InputStream answer = process.getInputStream()) {
        var words = new String(answer.readAllBytes(), StandardCharsets.US_ASCII).strip().split(" ");
        var columns = words.length == 2 ? Integer.parseInt(words[1]) : 0;
        return columns >= NARROWEST ? columns : NONE.columns();
      }
    } catch (IOException | NumberFormatException unknown) {
      return NONE.columns();
    }
  }
}
