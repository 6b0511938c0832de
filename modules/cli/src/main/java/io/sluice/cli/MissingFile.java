package io.sluice.cli;

import io.sluice.corpora.DidYouMean;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** What to say of a file that is not there. */
final class MissingFile {
  private static final Pattern ENDING = Pattern.compile(".*[^.]\\.[A-Za-z0-9]{1,9}");
  private static final int MOST_NEIGHBOURS = 10_000;

  private MissingFile() {}

  /** Whether a name, where cards have names too, was meant to be that of a file. */
  static boolean isMeant(String name) {
    return name.indexOf('/') >= 0
        || name.indexOf('\\') >= 0
        || name.startsWith(".")
        || ENDING.matcher(name).matches();
  }

  /** That it is not there, and what may have been meant. */
  static String message(Path file) {
    return "there is no file " + file + hint(file);
  }

  /** What may have been meant: to be put behind other words; nothing if that cannot be told. */
  static String hint(Path file) {
    var directory = file.toAbsolutePath().normalize().getParent();
    var name = file.getFileName();
    if (directory == null || name == null) {
      return "";
    }
    if (!Files.isDirectory(directory)) {
      return "; there is no directory " + (file.getParent() == null ? directory : file.getParent());
    }
    if (Files.isSymbolicLink(file)) {
      return linked(file);
    }
    return DidYouMean.nearest(name.toString(), neighbours(directory, name.toString()))
        .map(near -> "; did you mean " + file.resolveSibling(near) + "?")
        .orElse("");
  }

  private static String linked(Path link) {
    try {
      return "; it is a link to " + Files.readSymbolicLink(link) + ", which is not there";
    } catch (IOException unreadable) {
      return "";
    }
  }

  private static List<String> neighbours(Path directory, String given) {
    try (var files = Files.list(directory)) {
      return files
          .limit(MOST_NEIGHBOURS)
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> !name.startsWith(".") && !name.equals(given))
          .toList();
    } catch (IOException | java.io.UncheckedIOException unreadable) {
      return List.of();
    }
  }
}
