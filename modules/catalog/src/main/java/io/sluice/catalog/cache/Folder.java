package io.sluice.catalog.cache;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Looks into directories without following links; what has just been deleted is not there. */
final class Folder {
  private Folder() {}

  /** What a directory holds, in order of names; nothing if it is not there. */
  static List<Path> children(Path directory) throws IOException {
    List<Path> children = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
      stream.forEach(children::add);
    } catch (NoSuchFileException notThere) {
      return List.of();
    }
    children.sort(null);
    return children;
  }

  /** Nothing if it is not there. */
  static Optional<BasicFileAttributes> attributes(Path path) throws IOException {
    try {
      return Optional.of(
          Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
    } catch (NoSuchFileException notThere) {
      return Optional.empty();
    }
  }

  /** Whether it is a directory, and not a link or a junction to one. */
  static boolean isDirectory(Path path) throws IOException {
    return attributes(path).filter(a -> a.isDirectory() && !a.isOther()).isPresent();
  }

  /** Whether it is a file of such a name, and not a link to one. */
  static boolean isFile(Path path, Pattern name) throws IOException {
    return name.matcher(String.valueOf(path.getFileName())).matches()
        && attributes(path).filter(a -> a.isRegularFile() && !a.isOther()).isPresent();
  }
}
