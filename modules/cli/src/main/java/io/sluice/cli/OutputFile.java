package io.sluice.cli;

import io.sluice.model.FileTarget;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * A file that a verb writes, by the one rule of {@link FileTarget}: checked before any work, then
 * replaced or written through.
 */
final class OutputFile {
  private OutputFile() {}

  /** What writes. */
  interface Work<T> {
    /** Writes to {@code file}; the result is passed on. */
    T write(Path file) throws IOException;
  }

  /**
   * Refuses what cannot be written, and says what helps.
   *
   * @param option with which it was given; empty if it is an argument
   */
  static void check(String option, Path file, Verb verb) {
    var cannot = "cannot write " + (option.isEmpty() ? "" : option + " ") + file + ": ";
    if (Files.isDirectory(file)) {
      throw verb.refusal(cannot + "it is a directory; name a file, such as " + file.resolve("out"));
    }
    var target = target(file, cannot, verb);
    if (target.isStandardOutput()) {
      if (verb.json()) {
        throw verb.refusal(
            cannot
                + "--json prints an object to standard output too; leave it out, or name a file");
      }
      return;
    }
    // as it was given, unless that is a link
    var place = Files.isSymbolicLink(file) ? target.file() : file;
    var directory = place.toAbsolutePath().getParent();
    if (directory == null || !Files.isDirectory(directory)) {
      var shown = place.getParent() == null ? directory : place.getParent();
      throw verb.refusal(
          cannot
              + shown
              + (directory != null && Files.exists(directory)
                  ? " is not a directory; write elsewhere"
                  : " does not exist; make it first: mkdir -p " + shown));
    }
    if (Files.exists(place) && !Files.isWritable(place)) {
      throw verb.refusal(cannot + "it is not writable; check its permissions, or write elsewhere");
    }
    if (target.isReplaced() && !FileTarget.takesFiles(directory)) {
      throw verb.refusal(
          cannot + directory + " is not writable; check its permissions, or write elsewhere");
    }
  }

  private static FileTarget target(Path file, String cannot, Verb verb) {
    try {
      return FileTarget.of(file);
    } catch (IOException circle) {
      throw verb.refusal(cannot + "its links lead in a circle; remove it, or write elsewhere");
    }
  }

  /** Whether a new file takes its place: not that of a pipe or a device. */
  static boolean isReplaced(Path file) throws IOException {
    return FileTarget.of(file).isReplaced();
  }

  /** Whether it comes out of standard output; what is said of it goes to standard error then. */
  static boolean isStandardOutput(Path file) throws IOException {
    return FileTarget.of(file).isStandardOutput();
  }

  /** Opens a pipe or a device, which is written as the text comes. */
  static Writer open(Path file) throws IOException {
    return new BufferedWriter(
        new OutputStreamWriter(FileTarget.of(file).open(), StandardCharsets.UTF_8));
  }

  /**
   * Does what writes the file, whatever it is. That nobody reads standard output any more is no
   * failure.
   */
  static <T> T write(Path file, Work<T> work) throws IOException {
    try {
      return work.write(file);
    } catch (IOException failed) {
      var reason = String.valueOf(failed.getMessage()).toLowerCase(Locale.ROOT);
      if (reason.contains("broken pipe") && isStandardOutput(file)) {
        throw new OutputClosedException(failed);
      }
      throw failed;
    }
  }

  /**
   * Does work that looks at the file when it is written: one beside pipes and devices, which get
   * its bytes in the end.
   */
  static <T> T writeWhole(Path file, Work<T> work) throws IOException {
    return write(
        file,
        given -> {
          var target = FileTarget.of(given);
          if (target.isReplaced()) {
            return work.write(target.file());
          }
          var temporary = Files.createTempFile("sluice-", ".tmp");
          try {
            var result = work.write(temporary);
            try (var out = target.open()) {
              Files.copy(temporary, out);
            }
            return result;
          } finally {
            Files.deleteIfExists(temporary);
          }
        });
  }

  /** Says what was written, where it does not get into it. */
  static void tell(Path file, String line, Console console) throws IOException {
    if (isStandardOutput(file)) {
      console.say(line);
    } else {
      console.println(line);
    }
  }
}
