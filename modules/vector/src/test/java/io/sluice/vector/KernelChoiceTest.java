package io.sluice.vector;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.neural.kernel.Kernels;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which kernels JVMs with other flags take. */
class KernelChoiceTest {
  @TempDir Path directory;

  /** What the JVMs under test run. */
  static final class Choice {
    private Choice() {}

    public static void main(String[] arguments) throws IOException {
      Files.writeString(Path.of(arguments[0]), Kernels.best().name());
    }
  }

  private String choiceWith(String... flags) throws IOException, InterruptedException {
    Path answer = directory.resolve("answer");
    Path log = directory.resolve("log");
    Files.deleteIfExists(answer);
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(flags));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Choice.class.getName()));
    command.add(answer.toString());
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    assertThat(process.waitFor()).as(() -> read(log)).isZero();
    return read(answer);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      return unreadable.toString();
    }
  }

  @Test
  void vectorsNeedTheirModuleAndTheirCompiler() throws IOException, InterruptedException {
    String module = "--add-modules=jdk.incubator.vector";
    assertThat(choiceWith(module)).isEqualTo("vector");
    assertThat(choiceWith()).isEqualTo("plain");
    assertThat(choiceWith(module, "-XX:TieredStopAtLevel=1")).isEqualTo("plain");
    assertThat(choiceWith(module, "-Xint")).isEqualTo("plain");
  }
}
