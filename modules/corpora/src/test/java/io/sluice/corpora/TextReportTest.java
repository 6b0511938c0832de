package io.sluice.corpora;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextReportTest {
  @TempDir private Path directory;

  @Test
  void countsWhatThereIs() throws IOException {
    Path file = directory.resolve("t.txt");
    Files.writeString(file, "\ufeffab\r\n😀😀\u0007\n\ufffd");
    TextReport report = TextReport.of(TextSource.file(file));
    assertThat(report)
        .isEqualTo(new TextReport(Files.size(file), 9, 3, 3, 7, 1, 1, 1, 1, 0, List.of()));
  }

  @Test
  void listsEveryBadByteAndGoesOn() throws IOException {
    Path file = directory.resolve("bad.txt");
    Files.write(file, "ok\né\nü ü\n".getBytes(StandardCharsets.ISO_8859_1));
    TextReport report = TextReport.of(TextSource.file(file));
    String name = file.toString();
    assertThat(report.badSequences()).isEqualTo(3);
    assertThat(report.firstBadBytes())
        .containsExactly(
            new BadBytes(name, 2, 3, 0xe9),
            new BadBytes(name, 3, 5, 0xfc),
            new BadBytes(name, 3, 7, 0xfc));
    assertThat(report.characters()).isEqualTo(6);
    assertThat(report.bytes()).isEqualTo(9);
  }

  @Test
  void findsLinesThatTrainingAndValidationShare() throws IOException {
    String long1 = "a line that is long enough to be compared, one";
    String long2 = "a line that is long enough to be compared, two";
    var parts =
        new CorpusSplit.Parts(
            TextSource.of("t", long1 + "\nshort\n" + long1 + "\nother " + long1 + "\n"),
            TextSource.of("v", long2 + "\nshort\n" + long1 + "\n"));
    SplitOverlap overlap = SplitOverlap.of(parts);
    assertThat(overlap).isEqualTo(new SplitOverlap(2, 1, List.of(long1)));
    assertThat(overlap.share()).isEqualTo(0.5);
  }
}
