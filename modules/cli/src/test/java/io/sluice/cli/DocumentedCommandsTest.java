package io.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** Verbs and options of every {@code ./sluice} that documents show are there; nothing is run. */
final class DocumentedCommandsTest {
  private static final Pattern COMMAND =
      Pattern.compile("(?<![./\\w])\\./sluice ((?:[^`\\n\\\\]|\\\\\\n?)*)");
  private static final Pattern WORD =
      Pattern.compile("(?:\"[^\"]*\"|'[^']*'|[^\\s\"'|<>#;&()]|<[^>\\n]*>)+|[|<>#;&()]");

  /** What stands for something else cannot be read as a number or a precision. */
  private static final List<String> PLACEHOLDERS = List.of("N", "P", "VERB", "that", "…");

  @Test
  void canBeCalled() throws IOException {
    var problems = new ArrayList<String>();
    var called = 0;
    for (var document : documents()) {
      var commands = COMMAND.matcher(Files.readString(document));
      while (commands.find()) {
        var words = words(commands.group(1));
        if (words.stream().noneMatch(DocumentedCommandsTest::isPlaceholder) && !words.isEmpty()) {
          called++;
          problem(words).forEach(text -> problems.add(document.getFileName() + ": " + text));
        }
      }
    }
    assertThat(problems).isEmpty();
    assertThat(called).isGreaterThan(80);
  }

  @Test
  void whatIsNotThereIsFound() {
    assertThat(problem(words("trian a.yaml"))).hasSize(1);
    assertThat(problem(words("train a.yaml --sed 1"))).hasSize(1);
    assertThat(problem(words("bench --seconds long"))).hasSize(1);
    assertThat(problem(words("--with mkl bench --seconds 2 | tee out # --seconds long"))).isEmpty();
  }

  private static boolean isPlaceholder(String word) {
    return PLACEHOLDERS.contains(word) || word.contains("…");
  }

  private static List<Path> documents() throws IOException {
    var root = Path.of(System.getProperty("sluice.root"));
    try (Stream<Path> files = Files.list(root.resolve("docs"))) {
      return Stream.concat(Stream.of(root.resolve("README.md")), files)
          .filter(file -> file.toString().endsWith(".md"))
          .sorted()
          .toList();
    }
  }

  /** Words up to the end of the command, as a shell would cut them; those of the launcher left. */
  private static List<String> words(String line) {
    var words = new ArrayList<String>();
    var found = WORD.matcher(line.replace("\\\n", " "));
    while (found.find() && !Pattern.matches("[|<>#;&()]|[0-9]?>.*", found.group())) {
      words.add(found.group().replaceAll("[\"']", ""));
    }
    var begin = String.join(" ", words.subList(0, Math.min(2, words.size())));
    return begin.matches("--with (onednn|mkl)") ? words.subList(2, words.size()) : words;
  }

  private static List<String> problem(List<String> words) {
    var console =
        new Console(new ByteArrayOutputStream(), new ByteArrayOutputStream(), Terminal.NONE);
    var command = new CommandLine(new Sluice(console)).setCaseInsensitiveEnumValuesAllowed(true);
    try {
      command.parseArgs(words.toArray(String[]::new));
      return List.of();
    } catch (CommandLine.MissingParameterException named) {
      return List.of(); // a verb is spoken of
    } catch (CommandLine.ParameterException refused) {
      return List.of(words + ": " + refused.getMessage());
    }
  }
}
