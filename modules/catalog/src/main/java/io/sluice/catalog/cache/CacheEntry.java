package io.sluice.catalog.cache;

import io.sluice.corpora.SourceNote;
import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One thing in the cache, kept or removed as a whole.
 *
 * @param kind what it is
 * @param path the file or directory that holds it
 * @param files all its files; {@code path} alone if that is a file
 * @param bytes how much they hold together
 * @param source what an encoded text was made of, as far as is known; not to be relied on
 * @param lastUsed when it was last read or written, to a minute; of what was fetched, when that was
 */
public record CacheEntry(
    CacheKind kind,
    Path path,
    List<Path> files,
    long bytes,
    Optional<String> source,
    Instant lastUsed) {
  /** Copies the list. */
  public CacheEntry {
    files = List.copyOf(files);
  }

  /** As it is on the disk; nothing if it is gone. */
  static Optional<CacheEntry> of(CacheKind kind, Path path, List<Path> files) throws IOException {
    Optional<BasicFileAttributes> place = Folder.attributes(path);
    if (place.isEmpty()) {
      return Optional.empty();
    }
    long bytes = 0;
    Instant lastUsed = files.isEmpty() ? place.get().lastModifiedTime().toInstant() : Instant.MIN;
    for (Path file : files) {
      Optional<BasicFileAttributes> found = Folder.attributes(file);
      if (found.isEmpty()) {
        return Optional.empty();
      }
      bytes += found.get().size();
      Instant modified = found.get().lastModifiedTime().toInstant();
      lastUsed = modified.isAfter(lastUsed) ? modified : lastUsed;
    }
    Optional<String> source =
        files.contains(path.resolve(SourceNote.FILE)) ? SourceNote.read(path) : Optional.empty();
    return Optional.of(new CacheEntry(kind, path, files, bytes, source, lastUsed));
  }
}
