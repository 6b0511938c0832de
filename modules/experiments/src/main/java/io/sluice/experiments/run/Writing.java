package io.sluice.experiments.run;

import io.sluice.model.FileTarget;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Whether the directory of a run can be written to, asked before any work.
 *
 * @param taken whether a directory takes new files
 */
record Writing(Predicate<Path> taken) {
  /** By trying. */
  static final Writing TRIED = new Writing(FileTarget::takesFiles);

  /**
   * What is in the way, if anything is.
   *
   * @param root a directory of a run, or where one is to be made
   * @param inside directories and files of the run that are to be written if they are there
   */
  Optional<String> objection(Path root, Stream<Path> inside) {
    var directory = root.toAbsolutePath().normalize();
    while (directory.getParent() != null && !Files.exists(directory)) {
      directory = directory.getParent();
    }
    if (!Files.isDirectory(directory)) {
      return Optional.of(
          "cannot write to " + root + ": " + directory + " is not a directory; write elsewhere");
    }
    return Stream.concat(Stream.of(directory), inside.filter(Files::exists))
        .filter(place -> !writable(place))
        .findFirst()
        .map(
            place ->
                "cannot write to "
                    + root
                    + ": "
                    + place
                    + " is not writable; check its permissions, or write elsewhere");
  }

  private boolean writable(Path place) {
    return Files.isDirectory(place) ? taken.test(place) : Files.isWritable(place);
  }
}
