package io.sluice.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Java that documents show is Java of this module, which other tests run: between the marks {@code
 * // docs/text.md begins} and {@code // docs/text.md ends}, line by line.
 */
class DocumentsTest {
  private static final Pattern SHOWN = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
  private static final Pattern RUN =
      Pattern.compile("// (\\S+\\.md) begins\n(.*?)// \\1 ends", Pattern.DOTALL);

  private final Path root = Path.of(System.getProperty("sluice.root"));

  @Test
  void showWhatIsRun() throws IOException {
    assumeThat(root.resolve("README.md")).exists();
    Map<String, List<String>> shown = new TreeMap<>();
    for (Path document : files(root.resolve("docs"), ".md")) {
      SHOWN
          .matcher(Files.readString(document))
          .results()
          .forEach(block -> add(shown, name(document), block.group(1)));
    }
    SHOWN
        .matcher(Files.readString(root.resolve("README.md")))
        .results()
        .forEach(block -> add(shown, "README.md", block.group(1)));
    Map<String, List<String>> run = new TreeMap<>();
    for (Path source : files(root.resolve("modules/examples/src/main/java"), ".java")) {
      RUN.matcher(Files.readString(source))
          .results()
          .forEach(part -> add(run, part.group(1), part.group(2)));
    }
    assertThat(shown).hasSizeGreaterThanOrEqualTo(5);
    assertThat(run.keySet()).isEqualTo(shown.keySet());
    shown.forEach(
        (document, blocks) ->
            assertThat(run.get(document)).as(document).containsExactlyInAnyOrderElementsOf(blocks));
  }

  private String name(Path document) {
    return root.relativize(document).toString().replace('\\', '/');
  }

  private static void add(Map<String, List<String>> blocks, String document, String block) {
    String lines =
        block
            .lines()
            .map(String::strip)
            .filter(s -> !s.isEmpty())
            .collect(Collectors.joining("\n"));
    blocks.computeIfAbsent(document, none -> new ArrayList<>()).add(lines);
  }

  private static List<Path> files(Path directory, String ending) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    }
  }
}
