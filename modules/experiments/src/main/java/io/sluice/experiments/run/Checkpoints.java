package io.sluice.experiments.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The checkpoints of a run. The newest two are kept, so that one damaged by a crash or a bad disk
 * leaves another to go on from; both continue to the same weights.
 */
public final class Checkpoints {
  private static final int KEPT = 2;

  private final Path directory;

  Checkpoints(Path directory) {
    this.directory = directory;
  }

  /** Writes a checkpoint and drops those no longer needed; on return it is safe on the disk. */
  public void write(Checkpoint checkpoint) {
    var file = CheckpointFile.path(directory, checkpoint.step());
    try {
      // A checkpoint of the same step may stand there: its checksum goes first, so that at no
      // moment an old checksum stands beside new contents.
      Files.deleteIfExists(CheckpointFile.checksumPath(file));
      CheckpointFile.write(file, checkpoint);
      for (var old : newestFirst().stream().filter(Checkpoints::finished).skip(KEPT).toList()) {
        Files.deleteIfExists(CheckpointFile.checksumPath(old));
        Files.deleteIfExists(old);
      }
    } catch (IOException failed) {
      throw new RunException("cannot write " + file + "; is the disk full?", failed);
    }
  }

  /**
   * The newest sound checkpoint.
   *
   * @param messages told about each damaged one that was passed over
   */
  public Optional<Checkpoint> newest(Consumer<String> messages) {
    for (var file : newestFirst()) {
      try {
        return Optional.of(CheckpointFile.read(file));
      } catch (IOException damaged) {
        messages.accept(
            file + " cannot be used: " + damaged.getMessage() + "; trying an older checkpoint");
      }
    }
    return Optional.empty();
  }

  /** Where the best model so far is kept. */
  public Path bestModel() {
    return directory.resolve("best.sluice");
  }

  /** Deletes what a killed process left half written. */
  void clean() {
    try (var files = Files.list(directory)) {
      for (var file : files.toList()) {
        if (file.getFileName().toString().endsWith(".tmp")) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException failed) {
      throw new RunException("cannot clean up " + directory, failed);
    }
  }

  private static boolean finished(Path file) {
    return Files.exists(CheckpointFile.checksumPath(file));
  }

  private List<Path> newestFirst() {
    try (var files = Files.list(directory)) {
      return files
          .filter(file -> CheckpointFile.step(file).isPresent())
          .sorted(
              Comparator.comparingLong((Path file) -> CheckpointFile.step(file).orElse(0))
                  .reversed())
          .toList();
    } catch (IOException failed) {
      throw new RunException("cannot list " + directory, failed);
    }
  }
}
