package io.sluice.catalog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where corpora lie on this machine.
 *
 * @param cache directory for everything that was fetched or made from it
 * @param mirror directory with files the user supplies, {@code <card name>/<file name>[.gz]}; only
 *     read
 */
public record Places(Path cache, Optional<Path> mirror) {
  /** Environment variable that names the cache directory. */
  public static final String CACHE_VARIABLE = "SLUICE_CACHE";

  /** Environment variable that names the mirror directory. */
  public static final String MIRROR_VARIABLE = "SLUICE_CORPORA";

  /**
   * As the environment says: {@value #CACHE_VARIABLE}, or {@code .cache/sluice} in the home
   * directory; {@value #MIRROR_VARIABLE}, or no mirror.
   */
  public static Places standard() {
    return of(System.getenv(), Path.of(System.getProperty("user.home", ".")));
  }

  static Places of(Map<String, String> environment, Path home) {
    return new Places(
        directory(environment, CACHE_VARIABLE).orElse(home.resolve(".cache").resolve("sluice")),
        directory(environment, MIRROR_VARIABLE));
  }

  private static Optional<Path> directory(Map<String, String> environment, String variable) {
    return Optional.ofNullable(environment.get(variable))
        .filter(value -> !value.isBlank())
        .map(Path::of);
  }

  /** Where a file of a corpus is kept. */
  Path cached(Card card, CorpusFile file) {
    return cache.resolve("corpora").resolve(card.name()).resolve(file.name());
  }

  /**
   * Makes the cache directory if need be.
   *
   * @throws IOException if nothing can be written there; it says what helps
   */
  public void requireWritable() throws IOException {
    try {
      Files.createDirectories(cache);
      if (Files.isWritable(cache)) {
        return;
      }
    } catch (IOException notMade) {
      throw new IOException(unwritable(), notMade);
    }
    throw new IOException(unwritable());
  }

  private String unwritable() {
    return "cannot write to the cache "
        + cache
        + "; set "
        + CACHE_VARIABLE
        + " to a directory that can be written";
  }

  /** Where encoded texts are kept; a directory to give to {@code EncodedCorpus.cached}. */
  public Path encoded() {
    return cache.resolve("encoded");
  }
}
