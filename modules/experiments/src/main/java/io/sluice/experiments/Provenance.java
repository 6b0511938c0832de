package io.sluice.experiments;

import io.sluice.experiments.config.ExperimentConfig;
import io.sluice.experiments.config.LanguageModelConfig;
import io.sluice.experiments.run.RunDirectory;
import io.sluice.experiments.run.RunException;
import io.sluice.model.AtomicFile;
import io.sluice.model.json.Json;
import io.sluice.model.json.JsonException;
import io.sluice.model.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** With what, on what and from what a run was made. */
final class Provenance {
  /** The model that the weights come from. */
  static final String START_FROM = "start-from";

  private static final int GIT_SECONDS = 5;

  private Provenance() {}

  /**
   * What holds for this process.
   *
   * @param source directory of the configuration; its git commit is noted if it has one
   */
  private static JsonObject of(Path source, Work work) {
    var provenance = JsonObject.builder().put("sluice", version());
    commit(source).ifPresent(commit -> provenance.put("commit", commit));
    provenance
        .put("started", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString())
        .put("engine", work.engine())
        .put("corpus", work.corpus());
    work.startedFrom().ifPresent(base -> provenance.put(START_FROM, base));
    return provenance.put("java", java()).put("machine", machine()).build();
  }

  /** Writes {@code provenance.json} of a new run. */
  static void write(RunDirectory run, Path source, Work work) throws IOException {
    AtomicFile.writeString(run.provenance(), Json.pretty(of(source, work)));
  }

  /** What {@link #write} wrote. */
  static JsonObject read(RunDirectory run) throws IOException {
    try {
      return Json.parseObject(
          Files.readString(run.provenance(), StandardCharsets.UTF_8), run.provenance().toString());
    } catch (JsonException broken) {
      throw new RunException(broken.getMessage() + "; the run cannot be resumed", broken);
    }
  }

  /** Refuses to go on with another corpus than the run was started with. */
  static void requireSameCorpus(RunDirectory run, Work work) throws IOException {
    var before = read(run).object("corpus");
    if (!before.equals(work.corpus())) {
      throw new RunException(
          new CorpusChange(before, work.corpus(), symbols(work.config())).since(run.root()));
    }
  }

  private static String symbols(ExperimentConfig config) {
    return config instanceof LanguageModelConfig model
        ? Unit.of(TrainingText.kind(model.tokenizer())).noun() + "s"
        : "symbols";
  }

  static String version() {
    return Optional.ofNullable(Provenance.class.getPackage().getImplementationVersion())
        .orElse("unreleased");
  }

  private static JsonObject java() {
    var runtime = Runtime.getRuntime();
    return JsonObject.builder()
        .put("version", System.getProperty("java.runtime.version", "?"))
        .put("machine", System.getProperty("java.vm.name", "?"))
        .put("vendor", System.getProperty("java.vendor", "?"))
        .put("memory", runtime.maxMemory() / (1 << 20) + " MB")
        .build();
  }

  private static JsonObject machine() {
    var system = System.getProperty("os.name", "?") + " " + System.getProperty("os.version", "");
    return JsonObject.builder()
        .put("system", system.strip())
        .put("architecture", System.getProperty("os.arch", "?"))
        .put("processor", processor())
        .put("processors", Runtime.getRuntime().availableProcessors())
        .build();
  }

  private static String processor() {
    var info = Path.of("/proc/cpuinfo");
    if (Files.isReadable(info)) {
      try (var lines = Files.lines(info, StandardCharsets.UTF_8)) {
        return lines
            .filter(line -> line.startsWith("model name"))
            .map(line -> line.substring(line.indexOf(':') + 1).strip())
            .findFirst()
            .orElse("?");
      } catch (IOException | java.io.UncheckedIOException unreadable) {
        return "?";
      }
    }
    return "?";
  }

  /** The commit of the directory with {@code -dirty} behind it if files have changed since. */
  private static Optional<String> commit(Path directory) {
    try {
      var git =
          new ProcessBuilder("git", "describe", "--always", "--dirty", "--abbrev=40", "--exclude=*")
              .directory(directory.toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      try {
        git.getOutputStream().close();
        if (!git.waitFor(GIT_SECONDS, TimeUnit.SECONDS) || git.exitValue() != 0) {
          return Optional.empty();
        }
        var said = new String(git.getInputStream().readNBytes(200), StandardCharsets.UTF_8);
        return Optional.of(said.strip()).filter(commit -> commit.matches("[0-9a-f]{40}(-dirty)?"));
      } finally {
        git.destroyForcibly();
      }
    } catch (IOException noGit) {
      return Optional.empty();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
