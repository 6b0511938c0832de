package io.sluice.catalog;

import io.sluice.corpora.Globs;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Gets packages through the installed {@code npm} client, so its configuration holds. */
final class NpmClient {
  private static final long TIMEOUT_MINUTES = 10;
  private static final String PREFIX = "package/";

  private final List<String> command;

  NpmClient() {
    this(List.of(isWindows() ? "npm.cmd" : "npm"));
  }

  /** With another client, given as the beginning of a command line. */
  NpmClient(List<String> command) {
    this.command = command;
  }

  void fetch(FileSource.Npm source, BoundedOutput target) throws IOException {
    Path directory = Files.createTempDirectory("sluice-npm-");
    try {
      pack(source, directory);
      join(archive(directory), source.entries(), directory, target);
    } finally {
      deleteFiles(directory);
    }
  }

  private void pack(FileSource.Npm source, Path directory) throws IOException {
    Path log = directory.resolve("npm.log");
    List<String> line =
        Stream.concat(
                command.stream(),
                Stream.of(
                    "pack",
                    source.name() + "@" + source.version(),
                    "--pack-destination=" + directory,
                    "--ignore-scripts"))
            .toList();
    Process process;
    try {
      process =
          new ProcessBuilder(line)
              .directory(directory.toFile())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
    } catch (IOException e) {
      throw new FetchException("the npm client cannot be started; is Node.js installed?", e);
    }
    try {
      process.getOutputStream().close();
      if (!process.waitFor(TIMEOUT_MINUTES, TimeUnit.MINUTES)) {
        throw new FetchException("npm did not end within " + TIMEOUT_MINUTES + " minutes");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FetchException("interrupted while npm was running", e);
    } finally {
      process.destroyForcibly();
    }
    if (process.exitValue() != 0) {
      throw new FetchException(
          "npm pack ended with status " + process.exitValue() + ": " + end(log));
    }
  }

  private static String end(Path log) throws IOException {
    try (InputStream in = Files.newInputStream(log)) {
      in.skipNBytes(Math.max(0, Files.size(log) - 1000));
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
    }
  }

  private static Path archive(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(file -> file.toString().endsWith(".tgz"))
          .findFirst()
          .orElseThrow(() -> new FetchException("npm pack left no .tgz file"));
    }
  }

  /** Spools the selected files under numbers, then joins them in the order of their names. */
  static void join(Path archive, Globs selection, Path spool, BoundedOutput target)
      throws IOException {
    Map<String, Path> spooled = new HashMap<>();
    long limit = CorpusFile.LARGEST;
    try (InputStream in =
        new GZIPInputStream(new BufferedInputStream(Files.newInputStream(archive), 1 << 16))) {
      TarReader tar = new TarReader(in);
      for (Optional<TarReader.Entry> entry = tar.next(); entry.isPresent(); entry = tar.next()) {
        String name = entry.get().name();
        String shown = name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : name;
        if (selection.matches(shown)) {
          Path file = spool.resolve(spooled.size() + ".entry");
          try (OutputStream out = Files.newOutputStream(file)) {
            tar.copyTo(new BoundedOutput(out, limit, count -> {}));
          }
          limit -= Files.size(file);
          spooled.put(shown, file);
        }
      }
    }
    Entries.join(
        archive.getFileName().toString(),
        spooled.keySet(),
        selection,
        name -> Files.newInputStream(spooled.getOrDefault(name, archive)),
        target);
  }

  private static void deleteFiles(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  private static boolean isWindows() {
    return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
  }
}
