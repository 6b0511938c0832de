package io.sluice.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.maveniverse.maven.mima.context.ContextOverrides;
import io.sluice.corpora.Globs;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.eclipse.aether.repository.RemoteRepository;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Resolves from a repository of files that the test lays down: nothing leaves the machine. */
class MavenClientTest {
  @TempDir private Path directory;
  private final RecordedTransfer transfer = new RecordedTransfer();

  @BeforeEach
  void repository() throws IOException {
    Path artifact = directory.resolve("remote/org/example/words/1.0");
    Files.createDirectories(artifact);
    Files.writeString(
        artifact.resolve("words-1.0.pom"),
        """
        <project><modelVersion>4.0.0</modelVersion>
        <groupId>org.example</groupId><artifactId>words</artifactId><version>1.0</version></project>
        """);
    try (ZipOutputStream jar =
        new ZipOutputStream(Files.newOutputStream(artifact.resolve("words-1.0-texts.jar")))) {
      for (String name : List.of("p/b.txt", "p/a.txt", "q/readme.md")) {
        jar.putNextEntry(new ZipEntry(name));
        jar.write(("text of " + name).getBytes(StandardCharsets.UTF_8));
      }
    }
    try (OutputStream out =
        new GZIPOutputStream(Files.newOutputStream(artifact.resolve("words-1.0.txt.gz")))) {
      out.write("packed".getBytes(StandardCharsets.UTF_8));
    }
  }

  @Test
  void entriesOfAJarAreJoinedByName() throws IOException {
    assertThat(fetch("org.example:words:jar:texts:1.0", Globs.of("p/*.txt")))
        .isEqualTo("text of p/a.txt\ntext of p/b.txt");
    assertThat(directory.resolve("local/org/example/words/1.0/words-1.0-texts.jar")).exists();
    assertThat(transfer.expected()).isNotEmpty();
    assertThat(OptionalLong.of(transfer.received())).isEqualTo(transfer.expected().get(0));
  }

  @Test
  void anArtifactThatIsNoArchiveIsTheFileItself() throws IOException {
    assertThat(fetch("org.example:words:txt.gz:1.0", Globs.ALL)).isEqualTo("packed");
  }

  @Test
  void missingArtifactsAndEntriesAreNamed() {
    assertThatThrownBy(() -> fetch("org.example:words:jar:texts:2.0", Globs.ALL))
        .isInstanceOf(FetchException.class)
        .hasMessageContaining("org.example:words:jar:texts:2.0");
    assertThatThrownBy(() -> fetch("org.example:words:jar:texts:1.0", Globs.of("*.xml")))
        .isInstanceOf(FetchException.class)
        .hasMessageContaining("words-1.0-texts.jar matches [*.xml]");
  }

  private String fetch(String coordinates, Globs entries) throws IOException {
    String url = directory.resolve("remote").toUri().toString();
    ContextOverrides overrides =
        ContextOverrides.create()
            .withUserSettings(false)
            .withLocalRepositoryOverride(directory.resolve("local"))
            .repositories(List.of(new RemoteRepository.Builder("test", "default", url).build()))
            .addRepositoriesOp(ContextOverrides.AddRepositoriesOp.REPLACE)
            .build();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new MavenClient(overrides)
        .fetch(
            new FileSource.Maven(coordinates, entries),
            new BoundedOutput(bytes, 1000, count -> {}),
            transfer);
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
