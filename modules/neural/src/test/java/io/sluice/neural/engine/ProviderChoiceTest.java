package io.sluice.neural.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.neural.gemm.Gemm;
import io.sluice.neural.gemm.GemmProvider;
import io.sluice.neural.gemm.JavaGemmProvider;
import io.sluice.neural.gemm.Precision;
import io.sluice.neural.kernel.PlainKernels;
import io.sluice.neural.team.Team;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProviderChoiceTest {
  /** A provider that only has a name. */
  private record Named(String name, Optional<String> unavailable) implements GemmProvider {
    @Override
    public Gemm open() {
      throw new UnsupportedOperationException("measured by the test");
    }
  }

  @TempDir Path directory;
  private final Map<String, GemmProvider> installed = new HashMap<>();
  private final Map<String, Double> seconds = new HashMap<>();
  private final List<String> measured = new ArrayList<>();

  private void install(String name, double time) {
    installed.put(name, new Named(name, Optional.empty()));
    seconds.put(name, time);
  }

  private String choose(String circumstances) {
    ProviderChoice choice =
        new ProviderChoice(
            directory,
            circumstances,
            provider -> {
              measured.add(provider.name());
              return seconds.getOrDefault(provider.name(), Double.NaN);
            });
    return choice.choose(GemmProviders.usable(installed, Precision.FP32)).name();
  }

  @Test
  void nothingIsMeasuredWithoutAChoice() {
    install("java", 1);
    installed.put("broken", new Named("broken", Optional.of("no library")));
    assertThat(choose("here\n")).isEqualTo("java");
    assertThat(measured).isEmpty();
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void theFastestIsTakenAndRemembered() {
    install("java", 1);
    install("fast", 0.8);
    install("faster", 0.5);
    assertThat(choose("here\n")).isEqualTo("faster");
    assertThat(measured).containsExactlyInAnyOrder("java", "fast", "faster");
    measured.clear();
    assertThat(choose("here\n")).isEqualTo("faster");
    assertThat(measured).isEmpty();
  }

  @Test
  void javaIsTakenWhenOthersAreHardlyFaster() {
    install("java", 1);
    install("native", 0.9);
    assertThat(choose("here\n")).isEqualTo("java");
  }

  @Test
  void otherCircumstancesAreMeasuredAnew() {
    install("java", 1);
    install("native", 0.5);
    assertThat(choose("here\n")).isEqualTo("native");
    seconds.put("native", 2.0);
    assertThat(choose("there\n")).isEqualTo("java");
    assertThat(choose("here\n")).isEqualTo("native");
    install("third", 0.1);
    assertThat(choose("here\n")).isEqualTo("third");
  }

  @Test
  void damagedFilesAreMeasuredAnew() throws IOException {
    install("java", 1);
    install("native", 0.5);
    for (String damage : List.of("", "\u0000\uffff", "here\nproviders: java native\nprovider: x")) {
      choose("here\n");
      try (Stream<Path> files = Files.list(directory)) {
        for (Path file : files.toList()) {
          Files.writeString(file, damage, StandardCharsets.UTF_8);
        }
      }
      measured.clear();
      assertThat(choose("here\n")).isEqualTo("native");
      assertThat(measured).as(damage).hasSize(2);
    }
  }

  @Test
  void doesWithoutADirectoryItCannotWrite() throws IOException {
    Path file = Files.createFile(directory.resolve("file"));
    install("java", 1);
    install("native", 0.5);
    ProviderChoice choice =
        new ProviderChoice(
            file.resolve("below"), "here\n", p -> seconds.getOrDefault(p.name(), 9.0));
    assertThat(choice.choose(installed).name()).isEqualTo("native");
  }

  @Test
  void theFastestIsTakenWithoutJavaToo() {
    install("native", 1);
    install("faster", 0.99);
    install("slow", 2);
    assertThat(choose("here\n")).isEqualTo("faster");
  }

  @Test
  void aTrialTakesTime() {
    try (Team team = Team.of(2)) {
      assertThat(
              new ProviderTrial(team)
                  .seconds(new JavaGemmProvider(new PlainKernels()), Precision.FP32))
          .isBetween(1e-6, 10.0);
    }
  }

  @Test
  void circumstancesNameProcessorAndKernels() throws IOException {
    assertThat(Circumstances.describe("plain", 3, Precision.BF16))
        .contains(
            "kernels: plain\n",
            "threads: 3\n",
            "precision: bf16\n",
            System.getProperty("java.vm.version"));
    Path info = Files.writeString(directory.resolve("cpuinfo"), "x: y\nmodel name\t: Zed 9\n");
    assertThat(Circumstances.processor(info, Map.of())).isEqualTo("Zed 9");
    Path absent = directory.resolve("absent");
    assertThat(Circumstances.processor(absent, Map.of("PROCESSOR_IDENTIFIER", "Intel64")))
        .isEqualTo("Intel64");
    assertThat(Circumstances.processor(absent, Map.of())).isEqualTo(System.getProperty("os.name"));
  }

  @Test
  void choicesLieInTheCache() {
    Path home = Path.of("home");
    assertThat(Circumstances.directory(Map.of("SLUICE_CACHE", "c"), home))
        .isEqualTo(Path.of("c", "providers"));
    assertThat(Circumstances.directory(Map.of(), home))
        .isEqualTo(Path.of("home", ".cache", "sluice", "providers"));
  }
}
