package io.sluice.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class CutTextTest {
  @Test
  void printsWhatIsSaid() {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    CutText.run(new PrintStream(printed, true, StandardCharsets.UTF_8));
    assertThat(printed.toString(StandardCharsets.UTF_8).lines())
        .containsExactly(
            "Dr. Ada Lovelace did n't stay .",
            "She left for the U.S. at 3 p.m.",
            "[O, O, O, O, S-LOC, O, O, O]",
            "[S-PER, O, S-PER]",
            "[token 0: I-PER at the start: in IOB2 a chunk starts with B-,"
                + " token 2: I-PER after O: in IOB2 a chunk starts with B-]",
            "[Zoe\u0301's[0, 6), co-op[7, 12), 😀[13, 15)]");
  }

  @Test
  void isWhatTheDocumentShows() throws IOException {
    Path root = Path.of(System.getProperty("sluice.root"));
    Path document = root.resolve("docs/text.md");
    assumeThat(document).exists();
    String source =
        Files.readString(
            root.resolve("modules/examples/src/main/java/io/sluice/examples/CutText.java"));
    List<String> shown =
        source
            .substring(
                source.indexOf("// docs/text.md begins\n") + "// docs/text.md begins\n".length(),
                source.indexOf("    // docs/text.md ends"))
            .lines()
            .map(line -> line.replaceFirst("^ {4}", ""))
            .toList();
    assertThat(Files.readString(document)).contains(String.join("\n", shown));
  }
}
