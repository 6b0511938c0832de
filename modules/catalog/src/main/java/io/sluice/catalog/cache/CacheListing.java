package io.sluice.catalog.cache;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells what is Sluice's from what is not, by place and name. */
final class CacheListing {
  private static final Pattern ANY = Pattern.compile(".+", Pattern.DOTALL);
  private static final Pattern RECORD = Pattern.compile(".+\\.sha256");
  private static final Pattern UNFINISHED = Pattern.compile("\\.sluice-.*\\.tmp");
  private static final Pattern ENCODED = Pattern.compile("[0-9a-f]{32}");
  private static final Pattern ENCODED_FILE =
      Pattern.compile("(train|validation)\\.ids|vocabulary\\.txt|source\\.txt|" + UNFINISHED);
  private static final Pattern VECTORS = Pattern.compile("contextual-[0-9a-f]{24}\\.vectors");
  private static final Pattern CHOICE =
      Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\.txt|choice[0-9]+\\.tmp");

  private final Path root;
  private final Set<Path> fetched;
  private final List<CacheEntry> entries = new ArrayList<>();
  private final List<Path> others = new ArrayList<>();

  /**
   * @param fetched files that cards name, where the cache has them
   */
  CacheListing(Path root, Set<Path> fetched) {
    this.root = root;
    this.fetched = Set.copyOf(fetched);
  }

  CacheContents read() throws IOException {
    for (Path place : Folder.children(root)) {
      boolean isPlace = Folder.isDirectory(place);
      if (isPlace && place.endsWith("corpora")) {
        for (Path path : Folder.children(place)) {
          card(path);
        }
      } else if (isPlace && place.endsWith("encoded")) {
        for (Path path : Folder.children(place)) {
          encoded(path);
        }
      } else if (isPlace && place.endsWith("providers")) {
        for (Path path : Folder.children(place)) {
          choice(path);
        }
      } else {
        others.add(place);
      }
    }
    entries.sort(Comparator.comparing(CacheEntry::lastUsed).thenComparing(CacheEntry::path));
    return new CacheContents(entries, others);
  }

  /**
   * Files that no card names are left alone. So are recorded checksums: what is fetched once more
   * has to be the same.
   */
  private void card(Path path) throws IOException {
    if (!Folder.isDirectory(path)) {
      others.add(path);
      return;
    }
    List<Path> files = new ArrayList<>();
    for (Path file : Folder.children(path)) {
      if (Folder.isFile(file, fetched.contains(file) ? ANY : UNFINISHED)) {
        files.add(file);
      } else if (!Folder.isFile(file, RECORD)) {
        others.add(file);
      }
    }
    if (!files.isEmpty()) {
      add(CacheKind.FETCHED, path, files);
    }
  }

  private void encoded(Path path) throws IOException {
    if (Folder.isFile(path, VECTORS)) {
      add(CacheKind.SENTENCE_VECTORS, path, List.of(path));
    } else if (Folder.isDirectory(path) && isEncodedText(path)) {
      add(CacheKind.ENCODED_TEXT, path, Folder.children(path));
    } else {
      others.add(path);
    }
  }

  private static boolean isEncodedText(Path directory) throws IOException {
    boolean all = ENCODED.matcher(directory.getFileName().toString()).matches();
    for (Path file : Folder.children(directory)) {
      all &= Folder.isFile(file, ENCODED_FILE);
    }
    return all;
  }

  private void choice(Path path) throws IOException {
    if (Folder.isFile(path, CHOICE)) {
      add(CacheKind.PROVIDER_CHOICE, path, List.of(path));
    } else {
      others.add(path);
    }
  }

  private void add(CacheKind kind, Path path, List<Path> files) throws IOException {
    CacheEntry.of(kind, path, files).ifPresent(entries::add);
  }
}
