package io.sluice.onednn;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.neural.gemm.Precision;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.bytedeco.dnnl.global.dnnl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the provider says in JVMs that lack something. */
class MachineTest {
  @TempDir Path directory;

  /** What the JVMs under test run. */
  static final class Question {
    private Question() {}

    public static void main(String[] arguments) throws IOException {
      Precision precision = Precision.of(arguments[1]);
      try (PrintStream out = new PrintStream(arguments[0], StandardCharsets.UTF_8)) {
        out.print(new OneDnnGemmProvider().unavailable(precision).orElse("works"));
      }
    }
  }

  private String answer(Predicate<String> jars, String precision, Map<String, String> environment)
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
            answer.toString(),
            precision);
    Path log = directory.resolve("log");
    var builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    Process process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    assertThat(process.waitFor()).as(() -> "see " + log).isZero();
    return Files.readString(answer, StandardCharsets.UTF_8);
  }

  @Test
  void namesWhatIsMissing() throws IOException, InterruptedException {
    assertThat(answer(jar -> true, "fp32", Map.of())).isEqualTo("works");
    assertThat(
            answer(
                jar -> !jar.matches(".*[/\\\\]dnnl-[^/\\\\]*-\\w+-\\w+\\.jar"), "fp32", Map.of()))
        .contains("oneDNN does not load on ", "org.bytedeco:dnnl with classifier ");
    assertThat(answer(jar -> !jar.contains("bytedeco"), "fp32", Map.of()))
        .startsWith("JavaCPP or oneDNN is not on the class path");
  }

  @Test
  void wantsOneThreadOfOpenMp() throws IOException, InterruptedException {
    assertThat(answer(jar -> true, "fp32", Map.of("OMP_NUM_THREADS", "2")))
        .isEqualTo(
            "the environment variable OMP_NUM_THREADS must be 1, as the threads are Sluice's own,"
                + " was '2'");
    assertThat(OneDnn.threads(Map.of())).get().asString().endsWith("was not set");
    assertThat(OneDnn.threads(Map.of("OMP_NUM_THREADS", " 1 "))).isEmpty();
  }

  @Test
  void refusesBfloat16WhereTheProcessorDoesNotMultiplyIt()
      throws IOException, InterruptedException {
    var older = Map.of("ONEDNN_MAX_CPU_ISA", "AVX2");
    assertThat(answer(jar -> true, "fp32", older)).isEqualTo("works");
    assertThat(answer(jar -> true, "bf16", older))
        .startsWith("this processor (")
        .endsWith(
            "has no instructions for products in bf16: avx512_bf16, amx_bf16 or avx_ne_convert");
  }

  @Test
  void leavesNoExtentOpenForBfloat16WithAmx() {
    int amx = dnnl.dnnl_cpu_isa_avx512_core_amx;
    assertThat(OneDnn.leavesExtentsOpen(Precision.BF16, amx)).isFalse();
    assertThat(OneDnn.leavesExtentsOpen(Precision.FP32, amx)).isTrue();
    assertThat(OneDnn.leavesExtentsOpen(Precision.BF16, dnnl.dnnl_cpu_isa_avx512_core_bf16))
        .isTrue();
  }
}
