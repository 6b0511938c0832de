package io.sluice.catalog.cache;

import io.sluice.catalog.Card;
import io.sluice.catalog.Catalog;
import io.sluice.catalog.FileStatus;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The cache directory, to look into and to make smaller.
 *
 * <pre>{@code
 * Cache cache = Cache.of(Catalog.standard());
 * long bytes = cache.contents().bytes();
 * cache.clear(CacheSelection.COMPUTED.unusedFor(Duration.ofDays(30)));
 * }</pre>
 *
 * <p>What is Sluice's is told by its place and its name; anything else, an encoded text with one
 * file too many included, is left alone. Links are never followed, but for the cache directory
 * itself, which may be one. Immutable; other processes may use the cache meanwhile.
 */
public final class Cache {
  private final Path root;
  private final Catalog catalog;

  private Cache(Path root, Catalog catalog) {
    this.root = root;
    this.catalog = catalog;
  }

  /** The cache of a catalog; what was fetched is known by its cards. */
  public static Cache of(Catalog catalog) {
    return new Cache(catalog.places().cache(), catalog);
  }

  /** The cache directory, which need not be there. */
  public Path root() {
    return root;
  }

  /** All that lies there now. */
  public CacheContents contents() throws IOException {
    Path corpora = root.resolve("corpora");
    Set<Path> fetched = new HashSet<>();
    for (Card card : catalog.cards()) {
      for (FileStatus status : catalog.status(card)) {
        fetched.add(corpora.resolve(card.name()).resolve(status.file().name()));
      }
    }
    return new CacheListing(root, fetched).read();
  }

  /** Removes entries; those that cannot be, or that are used just now, stay and are named. */
  public CacheClearance clear(CacheSelection selection) throws IOException {
    List<CacheEntry> removed = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    for (CacheEntry entry : selection.of(contents(), Instant.now())) {
      try {
        if (isUnchanged(entry)) {
          remove(entry);
          removed.add(entry);
        }
      } catch (IOException refused) {
        problems.add(entry.path() + " cannot be removed: " + refused);
      }
    }
    return new CacheClearance(removed, problems);
  }

  /** Not if it was used, removed or replaced by a link since it was listed. */
  private boolean isUnchanged(CacheEntry entry) throws IOException {
    Path place = root.resolve(root.relativize(entry.path()).getName(0));
    boolean isFile = entry.files().equals(List.of(entry.path()));
    return Folder.isDirectory(place)
        && (isFile || Folder.isDirectory(entry.path()))
        && CacheEntry.of(entry.kind(), entry.path(), entry.files())
            .filter(entry::equals)
            .isPresent();
  }

  private static void remove(CacheEntry entry) throws IOException {
    for (Path file : entry.files()) {
      Files.deleteIfExists(file);
    }
    if (Folder.isDirectory(entry.path())) {
      try {
        Files.delete(entry.path());
      } catch (DirectoryNotEmptyException usedAgain) {
        return; // or holds what is not ours
      }
    }
  }
}
