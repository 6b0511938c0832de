package io.sluice.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The first look at a path that someone handed in. */
final class ModelFiles {
  private ModelFiles() {}

  /** What training leaves in the directory of a run. */
  private static final String IN_RUN = "model.sluice";

  /** The model file itself; that of a run, if the run's directory was given. */
  static Path file(Path given) {
    Path inside = given.resolve(IN_RUN);
    return Files.isDirectory(given) && Files.isRegularFile(inside) ? inside : given;
  }

  /** The size of a regular file within the limit. */
  static long checkedSize(Path file, ModelLimits limits) throws IOException {
    if (!Files.exists(file)) {
      throw new NoSuchFileException(
          file.toString(),
          null,
          "there is no such file, expected a model file ("
              + IN_RUN
              + ") or the directory of a run");
    }
    if (Files.isDirectory(file)) {
      throw new ModelFormatException(
          file.toString(),
          "kind of file",
          "a directory without " + IN_RUN,
          "a model file, or the directory of a run that is finished",
          "give the path of a file that ends with .sluice");
    }
    if (!Files.isRegularFile(file)) {
      throw new ModelFormatException(
          file.toString(), "kind of file", "no regular file", "a file", "give the path of a file");
    }
    long size = Files.size(file);
    if (size > limits.maxFileBytes()) {
      throw new ModelFormatException(
          file.toString(),
          "size in bytes",
          size,
          "at most " + limits.maxFileBytes(),
          "raise the limit if you trust the file");
    }
    return size;
  }
}
