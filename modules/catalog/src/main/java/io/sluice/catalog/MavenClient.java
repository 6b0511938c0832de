package io.sluice.catalog;

import eu.maveniverse.maven.mima.context.Context;
import eu.maveniverse.maven.mima.context.ContextOverrides;
import eu.maveniverse.maven.mima.context.Runtimes;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;

/** Resolves artifacts as Maven does: local repository, settings, mirrors, proxies, credentials. */
final class MavenClient {
  private static final Set<String> ARCHIVES = Set.of("jar", "zip", "war");

  private final ContextOverrides overrides;

  MavenClient() {
    this(standardOverrides());
  }

  /** With other repositories or settings. */
  MavenClient(ContextOverrides overrides) {
    this.overrides = overrides;
  }

  private static ContextOverrides standardOverrides() {
    ContextOverrides.Builder builder = ContextOverrides.create().withUserSettings(true);
    Optional.ofNullable(System.getProperty("maven.repo.local"))
        .ifPresent(path -> builder.withLocalRepositoryOverride(Path.of(path)));
    return builder.build();
  }

  void fetch(FileSource.Maven source, BoundedOutput target, Transfer transfer) throws IOException {
    DefaultArtifact artifact = new DefaultArtifact(source.coordinates());
    Path file = resolve(artifact, transfer);
    transfer.expect(OptionalLong.empty());
    if (ARCHIVES.contains(artifact.getExtension())) {
      Entries.fromZip(file, source.entries(), target);
      return;
    }
    try (InputStream in =
        Entries.uncompressed(
            file.getFileName().toString(), new BufferedInputStream(Files.newInputStream(file)))) {
      target.copy(in);
    }
  }

  private Path resolve(DefaultArtifact artifact, Transfer transfer) throws IOException {
    ContextOverrides listening =
        overrides.toBuilder().transferListener(new MavenProgress(transfer)).build();
    try (Context context = Runtimes.INSTANCE.getRuntime().create(listening)) {
      return context
          .repositorySystem()
          .resolveArtifact(
              context.repositorySystemSession(),
              new ArtifactRequest(artifact, context.remoteRepositories(), ""))
          .getArtifact()
          .getFile()
          .toPath();
    } catch (ArtifactResolutionException e) {
      throw new FetchException(String.valueOf(e.getMessage()), e);
    }
  }
}
