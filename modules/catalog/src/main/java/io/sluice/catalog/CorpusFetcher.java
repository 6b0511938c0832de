package io.sluice.catalog;

import io.sluice.corpora.AtomicFile;
import io.sluice.corpora.Checksums;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Brings one file of a corpus into the cache: it is there already, or the mirror has it, or its
 * source. The checksum is verified every time; a file is whole or not there.
 */
final class CorpusFetcher {
  private final Places places;
  private final SourceClients clients;
  private final Card card;
  private final CorpusFile file;
  private final FetchListener listener;
  private final Path cached;
  private final Transfer transfer =
      new Transfer() {
        @Override
        public void expect(OptionalLong bytes) {
          total = bytes.isPresent() ? bytes : file.bytes();
        }

        @Override
        public void received(long bytes) {
          report(bytes);
        }
      };

  /** How many bytes are expected, as far as is known. */
  private OptionalLong total;

  CorpusFetcher(
      Places places, SourceClients clients, Card card, CorpusFile file, FetchListener listener) {
    this.places = places;
    this.clients = clients;
    this.card = card;
    this.file = file;
    this.listener = listener;
    this.cached = places.cached(card, file);
    this.total = file.bytes();
  }

  /** Where the file is without doing anything about it. */
  FileStatus status() {
    if (Files.isRegularFile(cached)) {
      return new FileStatus(file, FileStatus.Place.CACHE, cached);
    }
    return mirrored()
        .map(path -> new FileStatus(file, FileStatus.Place.MIRROR, path))
        .orElse(new FileStatus(file, FileStatus.Place.ABSENT, cached));
  }

  /** Makes sure that the file is in the cache; returns its checksum. */
  String fetch() throws IOException {
    Optional<String> expected = file.sha256().or(this::recorded);
    if (Files.isRegularFile(cached)) {
      String actual = Checksums.sha256(cached);
      if (expected.isEmpty() || expected.get().equals(actual)) {
        return record(expected, actual);
      }
      listener.note(
          cached + " is not what the card " + card.name() + " asks for; it is fetched again");
    }
    places.requireWritable();
    Optional<Path> mirrored = mirrored();
    if (mirrored.isPresent()) {
      return fromMirror(mirrored.get(), expected);
    }
    if (file.source() instanceof FileSource.Supplied) {
      throw new FetchException(absent("is not fetched by itself: " + file.source().describe()));
    }
    listener.note("fetching " + file.name() + " from " + file.source().describe());
    try {
      return store(file.source().describe(), expected, this::fromSource);
    } catch (ChecksumException e) {
      throw e;
    } catch (IOException e) {
      throw new FetchException(
          absent("could not be had from " + file.source().describe() + ": " + Reasons.of(e)), e);
    }
  }

  private String fromMirror(Path path, Optional<String> expected) throws IOException {
    listener.note("copying " + path);
    try {
      return store(
          path.toString(),
          expected,
          temporary -> write(temporary, file.limit(), out -> copy(path, out)));
    } catch (ChecksumException e) {
      throw e;
    } catch (IOException e) {
      throw new FetchException(
          card.kind() + " " + card.name() + ": " + path + " cannot be copied: " + Reasons.of(e), e);
    }
  }

  private String absent(String problem) {
    String variable = Places.MIRROR_VARIABLE;
    String place = card.name() + "/" + file.name() + "[.gz]";
    String mirror =
        places
            .mirror()
            .map(path -> "the mirror " + path + " has no " + place)
            .orElse("no mirror is set");
    return card.kind()
        + " "
        + card.name()
        + ": "
        + file.name()
        + " "
        + problem
        + "\n  tried: the cache has no "
        + cached
        + "; "
        + mirror
        + "\n  remedy: put the file at <directory>/"
        + place
        + " and set "
        + variable
        + "=<directory>"
        + (file.source() instanceof FileSource.Supplied ? "" : ", or connect to the network");
  }

  private Optional<Path> mirrored() {
    return places
        .mirror()
        .flatMap(
            mirror -> {
              Path plain = mirror.resolve(card.name()).resolve(file.name());
              Path packed = mirror.resolve(card.name()).resolve(file.name() + ".gz");
              return Files.isRegularFile(plain)
                  ? Optional.of(plain)
                  : Optional.of(packed).filter(Files::isRegularFile);
            });
  }

  private static void copy(Path from, BoundedOutput target) throws IOException {
    InputStream raw = new BufferedInputStream(Files.newInputStream(from), 1 << 16);
    try (InputStream in = Entries.uncompressed(from.toString(), raw)) {
      target.copy(in);
    }
  }

  /** Writes all the bytes of the file. */
  private interface Content {
    void writeTo(BoundedOutput target) throws IOException;
  }

  /** Writes the finished file. */
  private interface Finished {
    void writeTo(Path temporary) throws IOException;
  }

  private String store(String origin, Optional<String> expected, Finished content)
      throws IOException {
    String actual =
        AtomicFile.write(
            cached,
            temporary -> {
              content.writeTo(temporary);
              String sha256 = Checksums.sha256(temporary);
              if (expected.isPresent() && !expected.get().equals(sha256)) {
                throw new ChecksumException(card, file, origin, expected.get(), sha256);
              }
              return sha256;
            });
    return record(expected, actual);
  }

  /** What a source has may still have to be extracted; the mirror holds finished files. */
  private void fromSource(Path target) throws IOException {
    Content content = out -> clients.fetch(file.source(), out, transfer);
    if (file.extract().isEmpty()) {
      write(target, file.limit(), content);
      return;
    }
    Extract extract = file.extract().get();
    Path raw = Files.createTempFile(target.getParent(), ".sluice-raw-", ".tmp");
    try {
      write(raw, CorpusFile.LARGEST, content);
      write(target, file.limit(), out -> extract(extract, raw, out));
    } finally {
      Files.deleteIfExists(raw);
    }
  }

  private static void extract(Extract extract, Path raw, BoundedOutput target) throws IOException {
    if (extract instanceof LineExtract lines) {
      LineExtractor.extract(lines, raw, target);
    } else if (extract instanceof JsonVectors vectors) {
      JsonVectorExtractor.extract(vectors, raw, target);
    } else if (extract instanceof JavaMapVectors map) {
      JavaMapExtractor.extract(map, raw, target);
    }
  }

  private void write(Path target, long limit, Content content) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(target), 1 << 16)) {
      content.writeTo(new BoundedOutput(out, limit, this::report));
    }
  }

  private void report(long bytes) {
    listener.progress(file.name(), bytes, total);
  }

  private Path record() {
    return cached.resolveSibling(file.name() + ".sha256");
  }

  private Optional<String> recorded() {
    try {
      return Optional.of(Files.readString(record()).strip()).filter(text -> !text.isEmpty());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private String record(Optional<String> expected, String actual) throws IOException {
    if (expected.isEmpty()) {
      listener.note(
          "warning: the card "
              + card.name()
              + " has no sha256 for "
              + file.name()
              + "; "
              + actual
              + " is recorded and verified from now on");
      AtomicFile.write(record(), temporary -> Files.writeString(temporary, actual + "\n"));
    }
    return actual;
  }
}
