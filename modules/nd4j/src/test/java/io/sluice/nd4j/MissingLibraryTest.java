package io.sluice.nd4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the provider says in JVMs that lack jars. */
class MissingLibraryTest {
  @TempDir Path directory;

  /** What the JVMs under test run. */
  static final class Question {
    private Question() {}

    public static void main(String[] arguments) throws IOException {
      try (PrintStream out = new PrintStream(arguments[0], StandardCharsets.UTF_8)) {
        out.print(new Nd4jGemmProvider().unavailable().orElse("works"));
      }
    }
  }

  private String answerOn(Predicate<String> jars) throws IOException, InterruptedException {
    String classPath =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(jars)
            .collect(Collectors.joining(File.pathSeparator));
    Path answer = directory.resolve("answer");
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            classPath,
            Question.class.getName(),
            answer.toString());
    Path log = directory.resolve("log");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    assertThat(process.waitFor()).as(() -> "see " + log).isZero();
    return Files.readString(answer, StandardCharsets.UTF_8);
  }

  @Test
  void theReasonNamesWhatIsMissing() throws IOException, InterruptedException {
    assertThat(answerOn(jar -> true)).isEqualTo("works");
    assertThat(answerOn(jar -> !jar.matches(".*openblas-[^/\\\\]*-(linux|macosx|windows)-.*")))
        .contains("OpenBLAS does not load on ", "org.bytedeco:openblas with classifier ");
    assertThat(answerOn(jar -> !jar.contains("bytedeco")))
        .startsWith("JavaCPP or OpenBLAS is not on the class path");
  }
}
