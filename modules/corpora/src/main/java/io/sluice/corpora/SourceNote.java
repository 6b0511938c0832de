package io.sluice.corpora;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What an encoded text was made of, for people who look into a cache: the name of the corpus or its
 * files in {@value #FILE}, as it was when the text was last opened. Nothing depends on it.
 */
public final class SourceNote {
  /** Name of the file beside the ids. */
  public static final String FILE = "source.txt";

  private static final int LONGEST = 1000;

  /** Controls, directions of writing and the like: they could make a list say what is not so. */
  private static final Pattern INVISIBLE = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]+");

  private SourceNote() {}

  /** Writes it unless it says so already; a cache that cannot be written may still be read. */
  static void write(String name, Path directory) {
    String line = line(name);
    try {
      if (!read(directory).equals(Optional.of(line))) {
        AtomicFile.write(
            directory.resolve(FILE), temporary -> Files.writeString(temporary, line + "\n"));
      }
    } catch (IOException | SecurityException notOurs) {
      return;
    }
  }

  /** What is said in a directory of an encoded text, in one line; nothing if nothing is. */
  public static Optional<String> read(Path directory) {
    try (InputStream in = Files.newInputStream(directory.resolve(FILE))) {
      String said = new String(in.readNBytes(4 * LONGEST), StandardCharsets.UTF_8);
      return Optional.of(line(said.strip())).filter(line -> !line.isEmpty());
    } catch (IOException | SecurityException notThere) {
      return Optional.empty();
    }
  }

  private static String line(String text) {
    String line = INVISIBLE.matcher(text).replaceAll("?").strip();
    return line.codePointCount(0, line.length()) > LONGEST
        ? line.substring(0, line.offsetByCodePoints(0, LONGEST))
        : line;
  }
}
