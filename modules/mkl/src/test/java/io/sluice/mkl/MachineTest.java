package io.sluice.mkl;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.neural.gemm.Gemm;
import io.sluice.neural.gemm.Gemm.Accumulation;
import io.sluice.neural.gemm.Matrix;
import io.sluice.neural.memory.Arena;
import io.sluice.neural.team.Team;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.bytedeco.mkl.global.mkl_rt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the provider says in JVMs that lack something. */
class MachineTest {
  @TempDir Path directory;

  /** What the JVMs under test run. */
  static final class Question {
    private Question() {}

    public static void main(String[] arguments) throws IOException {
      try (PrintStream out = new PrintStream(arguments[0], StandardCharsets.UTF_8)) {
        out.print(new MklGemmProvider().unavailable().orElseGet(Question::works));
      }
    }

    private static String works() {
      try (Team team = Team.of(2);
          Gemm gemm = new MklGemmProvider().open()) {
        Arena arena = new Arena();
        Matrix a = Matrix.of(arena.allocate(300, 300), 300, 300);
        a.data().fill(2);
        Matrix c = Matrix.of(arena.allocate(300, 300), 300, 300);
        gemm.multiply(team, a, a, Accumulation.REPLACE, c);
        AtomicInteger most = new AtomicInteger();
        team.run(worker -> most.accumulateAndGet(mkl_rt.MKL_Get_Max_Threads(), Math::max));
        return c.data().get(300 * 300 - 1) == 1200 ? "works, threads: " + most : "wrong product";
      }
    }
  }

  private String answer(Predicate<String> jars, Map<String, String> environment)
      throws IOException, InterruptedException {
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
    var builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    Process process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    assertThat(process.waitFor()).as(() -> "see " + log).isZero();
    return Files.readString(answer, StandardCharsets.UTF_8);
  }

  @Test
  void namesWhatIsMissing() throws IOException, InterruptedException {
    assertThat(answer(jar -> true, Map.of())).isEqualTo("works, threads: 1");
    assertThat(answer(jar -> !jar.contains("-redist"), Map.of()))
        .contains("MKL does not load on ", "org.bytedeco:mkl with the classifier ");
    assertThat(answer(jar -> !jar.matches(".*[/\\\\]mkl-[^/\\\\]*-\\w+-\\w+\\.jar"), Map.of()))
        .contains("MKL does not load on ", "org.bytedeco:mkl with the classifier ");
    assertThat(answer(jar -> !jar.contains("bytedeco"), Map.of()))
        .startsWith("JavaCPP or MKL is not on the class path");
  }

  /** Whatever the environment says; a layer that is not among the jars would end the JVM. */
  @Test
  void keepsToOneThread() throws IOException, InterruptedException {
    assertThat(answer(jar -> true, Map.of("OMP_NUM_THREADS", "2", "MKL_NUM_THREADS", "2")))
        .isEqualTo("works, threads: 1");
    assertThat(
            answer(
                jar -> true,
                Map.of("MKL_THREADING_LAYER", "SEQUENTIAL", "MKL_INTERFACE_LAYER", "ILP64")))
        .isEqualTo("works, threads: 1");
  }
}
