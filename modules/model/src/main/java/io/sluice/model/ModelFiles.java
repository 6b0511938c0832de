package io.sluice.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The first look at a path that someone handed in. */
final class ModelFiles {
  private ModelFiles() {}

  /** The size of a regular file within the limit. */
  static long checkedSize(Path file, ModelLimits limits) throws IOException {
    if (!Files.exists(file)) {
      throw new NoSuchFileException(file.toString());
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
