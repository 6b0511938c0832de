package io.sluice.tagging;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** A small trained tagger of names, and of parts of speech beside them, for tests. */
public final class NamesTagger {
  private static final String FILE = "names-1.sluice";

  private NamesTagger() {}

  /** Loads it from a copy that is made in a directory. */
  public static Tagger load(Path directory) throws IOException {
    Path file = directory.resolve("names.sluice");
    try (InputStream model = Objects.requireNonNull(NamesTagger.class.getResourceAsStream(FILE))) {
      Files.copy(model, file);
    }
    return Tagger.load(file);
  }
}
