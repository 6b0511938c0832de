package io.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The cache of these tests is shared: others may use it meanwhile. */
final class CacheVerbTest {
  private final Path cache = Path.of(System.getenv("SLUICE_CACHE"));
  private final Path text = cache.resolve("encoded").resolve("001a0107a0538a1dbc9186b3bc0a5883");

  @BeforeEach
  void anOldText() throws IOException {
    Files.createDirectories(text);
    var ids = Files.write(text.resolve("train.ids"), new byte[12_345]);
    Files.setLastModifiedTime(ids, FileTime.from(Instant.now().minus(Duration.ofDays(4001))));
  }

  @Test
  void listsWhatThereIs() {
    var run = Run.of("cache", "list");
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains("encoded text       12.3 kB    4001 d  encoded/" + text.getFileName() + "\n")
        .endsWith(" in " + cache + "\n");
    var json = Run.of("cache", "list", "--json").json();
    assertThat(json.string("cache")).isEqualTo(cache.toString());
    assertThat(json.integer("bytes")).isGreaterThanOrEqualTo(12_345);
  }

  @Test
  void saysWhatATextWasMadeOf() throws IOException {
    var note = text.resolve("source.txt");
    Files.writeString(note, "tiny-shakespeare\n");
    try {
      assertThat(Run.of("cache", "list").out())
          .contains("  encoded/" + text.getFileName() + "  of tiny-shakespeare\n");
      assertThat(Run.of("cache", "list", "--json").out())
          .contains("\"source\":\"tiny-shakespeare\"");
    } finally {
      Files.delete(note);
    }
  }

  @Test
  void clearsWhatIsOld() {
    var dry = Run.of("cache", "clear", "--older-than", "4000d", "--dry-run");
    assertThat(dry.out())
        .contains(text.getFileName().toString())
        .contains("would remove 12.3 kB; ");
    assertThat(text).exists();
    assertThat(Run.of("cache", "clear", "--older-than", "4002d").out())
        .contains("removed 0 B; ")
        .containsPattern("kept: .*[0-9.]+ [kMG]?B used within the last 4002d");
    assertThat(Run.of("cache", "clear", "--older-than=4000d", "--keep", "9TB").out())
        .contains("removed 0 B; ", "12.3 kB within the 9TB of --keep");
    assertThat(text).exists();
    var run = Run.of("cache", "clear", "--older-than", "4000d");
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("removed 12.3 kB; ");
    assertThat(text).doesNotExist();
  }

  @Test
  void refusesAmountsWithoutUnits() {
    var time = Run.of("cache", "clear", "--older-than", "30");
    assertThat(time.code()).isEqualTo(2);
    assertThat(time.err())
        .contains("--older-than takes an amount such as 30d, 12h or 90min, not '30'");
    var size = Run.of("cache", "clear", "--keep", "10G");
    assertThat(size.code()).isEqualTo(2);
    assertThat(size.err()).contains("--keep takes an amount such as 500MB or 10GB, not '10G'");
    assertThat(text).exists();
  }

  @Test
  void amountsHaveUnits() {
    assertThat(Amounts.duration("90 min")).hasValue(Duration.ofMinutes(90));
    assertThat(Amounts.duration("12h")).hasValue(Duration.ofHours(12));
    assertThat(Amounts.duration("-1d")).isEmpty();
    assertThat(Amounts.duration("1mb")).isEmpty();
    assertThat(Amounts.bytes("500 kB")).hasValue(500_000L);
    assertThat(Amounts.bytes("999999TB")).hasValue(999_999_000_000_000_000L);
    assertThat(Amounts.bytes("3d")).isEmpty();
  }
}
