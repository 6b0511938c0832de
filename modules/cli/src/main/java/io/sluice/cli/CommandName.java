package io.sluice.cli;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;

/** How the user calls this program: what hints tell can be pasted. */
final class CommandName {
  private static final String NAME = "sluice";

  private CommandName() {}

  /**
   * From this directory, with this path.
   *
   * @param home directory of the command
   * @param here the current directory
   * @param searched directories of commands, as in the environment variable {@code PATH}
   */
  static String of(Path home, Path here, String searched) {
    var command = home.resolve(NAME);
    if (home.equals(here)) {
      return "./" + NAME;
    }
    var found =
        Arrays.stream(searched.split(File.pathSeparator))
            .filter(directory -> !directory.isEmpty())
            .anyMatch(directory -> isSame(directory, command));
    if (found || !Files.isExecutable(command)) {
      return NAME;
    }
    var path = command.toString();
    return path.indexOf(' ') < 0 ? path : "'" + path + "'";
  }

  private static boolean isSame(String directory, Path command) {
    try {
      return Files.isSameFile(Path.of(directory, NAME), command);
    } catch (IOException | InvalidPathException notThere) {
      return false;
    }
  }
}
