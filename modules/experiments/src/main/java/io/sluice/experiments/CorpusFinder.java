package io.sluice.experiments;

import io.sluice.catalog.Catalog;
import io.sluice.catalog.FetchListener;
import io.sluice.catalog.FetchedCorpus;
import io.sluice.corpora.Checksums;
import io.sluice.corpora.TextSource;
import io.sluice.experiments.config.ExperimentConfig;
import io.sluice.model.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Finds the files of a corpus and takes down where they are from.
 *
 * @param catalog the cards that are known
 * @param listener is told of fetching
 * @param provenance where it is noted, with checksums
 */
record CorpusFinder(Catalog catalog, RunListener listener, JsonObject.Builder provenance) {
  /** With the cards that an experiment knows. */
  static CorpusFinder of(
      ExperimentConfig config, RunListener listener, JsonObject.Builder provenance) {
    return new CorpusFinder(KnownCards.of(config).catalog(), listener, provenance);
  }

  /** The files of a card, fetched if need be. */
  FetchedCorpus card(String name) throws IOException {
    var fetched = catalog.fetch(catalog.find(name), heard(listener));
    provenance.put("card", fetched.card().name());
    provenance.put("licence", fetched.card().licence());
    fetched.checksums().forEach((file, sha256) -> provenance.put("sha256 of " + file, sha256));
    return fetched;
  }

  /** The user's own file or directory. */
  Path path(Path path) throws IOException {
    provenance.put("path", path.toString());
    provenance.put("sha256", sha256(path, Map.of()));
    return path;
  }

  /** The same as a text. */
  TextSource text(Path path) throws IOException {
    var text = TextSource.path(path);
    provenance.put("path", path.toString());
    provenance.put("sha256", sha256(path, text.checksums()));
    return text;
  }

  /** The user's own file or directory for one part of the corpus: {@code train}, say. */
  Path part(String part, Path path) throws IOException {
    provenance.put(part, path.toString());
    provenance.put("sha256 of " + part, sha256(path, Map.of()));
    return path;
  }

  /** The same as a text. */
  TextSource text(String part, Path path) throws IOException {
    var text = TextSource.path(path);
    provenance.put(part, path.toString());
    provenance.put("sha256 of " + part, sha256(path, text.checksums()));
    return text;
  }

  /**
   * Of a file, or of the names and checksums of all files below a directory.
   *
   * @param known checksums of files by their paths; the others are read
   */
  private static String sha256(Path path, Map<String, String> known) throws IOException {
    if (!Files.isDirectory(path)) {
      return ofFile(path, known);
    }
    var listing = new StringBuilder();
    try (var files = Files.walk(path)) {
      for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
        listing.append(path.relativize(file)).append('\t').append(ofFile(file, known));
        listing.append('\n');
      }
    }
    return Checksums.sha256(listing.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static String ofFile(Path file, Map<String, String> known) throws IOException {
    var checksum = known.get(file.toString());
    return checksum == null ? Checksums.sha256(file) : checksum;
  }

  static FetchListener heard(RunListener listener) {
    return new FetchListener() {
      @Override
      public void note(String message) {
        listener.message(message);
      }

      @Override
      public void progress(String file, long bytes, OptionalLong total) {
        // Notes say what is fetched; runs have no second progress bar.
      }
    };
  }
}
