package io.sluice.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** Checks, before any work, that a file can be written. */
final class OutputFile {
  private OutputFile() {}

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
    var directory = file.toAbsolutePath().getParent();
    if (directory == null || !Files.isDirectory(directory)) {
      var shown = file.getParent() == null ? directory : file.getParent();
      throw verb.refusal(
          cannot
              + shown
              + (directory != null && Files.exists(directory)
                  ? " is not a directory; write elsewhere"
                  : " does not exist; make it first: mkdir -p " + shown));
    }
    if (Files.exists(file) && !Files.isWritable(file)) {
      throw verb.refusal(cannot + "it is not writable; check its permissions, or write elsewhere");
    }
    if (isReplaced(file) && !takesFiles(directory)) {
      throw verb.refusal(
          cannot + directory + " is not writable; check its permissions, or write elsewhere");
    }
  }

  /** Whether a new file takes its place: not that of a pipe, a device or a link. */
  static boolean isReplaced(Path file) {
    return !Files.exists(file) || Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
  }

  /** Tries: permissions do not tell of read-only or peculiar file systems. */
  private static boolean takesFiles(Path directory) {
    try {
      Files.delete(Files.createTempFile(directory, ".sluice-", ".tmp"));
      return true;
    } catch (IOException refused) {
      return false;
    }
  }
}
