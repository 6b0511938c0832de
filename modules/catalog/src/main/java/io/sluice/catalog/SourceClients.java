package io.sluice.catalog;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;

/** Gets the bytes of a source, whichever kind it is. */
record SourceClients(HttpsDownload https, MavenClient maven, NpmClient npm) {
  static SourceClients standard() {
    return new SourceClients(new HttpsDownload(), new MavenClient(), new NpmClient());
  }

  void fetch(FileSource source, BoundedOutput target, Transfer transfer) throws IOException {
    if (source instanceof FileSource.Https from) {
      https.fetch(from.url(), target, transfer);
    } else if (source instanceof FileSource.Maven from) {
      maven.fetch(from, target, transfer);
    } else if (source instanceof FileSource.Npm from) {
      npm.fetch(from, target);
    } else if (source instanceof FileSource.Local from) {
      local(from, target);
    } else if (source instanceof FileSource.Bundled from) {
      bundled(from, target);
    } else {
      throw new FetchException("it is not fetched by itself");
    }
  }

  private static void local(FileSource.Local from, BoundedOutput target) throws IOException {
    if (Files.isDirectory(from.path())) {
      Entries.fromDirectory(from.path(), from.entries(), target);
      return;
    }
    if (!Files.isRegularFile(from.path())) {
      throw new FetchException("there is no such file");
    }
    try (InputStream in =
        Entries.uncompressed(
            from.path().toString(), new BufferedInputStream(Files.newInputStream(from.path())))) {
      target.copy(in);
    }
  }

  private static void bundled(FileSource.Bundled from, BoundedOutput target) throws IOException {
    try (InputStream in = Catalog.class.getResourceAsStream("cards/" + from.name())) {
      if (in == null) {
        throw new FetchException("this version of Sluice does not bring it along");
      }
      target.copy(in);
    }
  }
}
