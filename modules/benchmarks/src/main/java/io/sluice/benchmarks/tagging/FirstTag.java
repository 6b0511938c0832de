package io.sluice.benchmarks.tagging;

import io.sluice.benchmarks.tagging.FreshTagger.Answer;
import io.sluice.model.json.Json;
import io.sluice.model.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What tagging takes with {@code sluice-tagging} alone, and with {@code sluice-vector} beside it:
 * {@code FirstTag MODULES MODEL RUNS [FLAG...]}, where {@code MODULES} is the folder of modules
 * that were built quickly and flags go to every JVM, {@code -Xmx128m} for instance. The script
 * {@code first-tag} in this module builds and runs it. Every run is a fresh JVM; the two take
 * turns, medians are shown. Before that one run of each is looked through: no native library may be
 * in it and no class that is not from its jars or the JDK. Linux only.
 */
public final class FirstTag {
  private static final Set<String> JARS =
      Set.of(
          "sluice-tagging",
          "sluice-embeddings",
          "sluice-text",
          "sluice-neural",
          "sluice-model",
          "slf4j-api",
          "jackson-core");

  private FirstTag() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    if (arguments.length < 3 || !arguments[2].matches("[1-9][0-9]{0,3}")) {
      System.err.println("usage: FirstTag MODULES MODEL RUNS [FLAG...], with RUNS in 1..9999");
      System.exit(2);
    }
    Path modules = Path.of(arguments[0]).toAbsolutePath();
    Path model = Path.of(arguments[1]).toAbsolutePath();
    List<Path> alone = jars(modules.resolve("tagging"));
    if (!names(alone).equals(JARS)) {
      throw new IllegalStateException("expected the jars " + JARS + ", found " + alone);
    }
    List<Path> both = new ArrayList<>(alone);
    both.add(jar(modules.resolve("vector")));
    Path directory = Files.createTempDirectory("first-tag");
    try {
      List<String> flags = Arrays.asList(arguments).subList(3, arguments.length);
      List<String> vectorFlags = new ArrayList<>(List.of("--add-modules", "jdk.incubator.vector"));
      vectorFlags.addAll(flags);
      FreshTagger jdk = FreshTagger.prepare(flags, alone, directory);
      FreshTagger vector = FreshTagger.prepare(vectorFlags, both, directory);
      jdk.check(model);
      vector.check(model);
      List<Answer> plain = new ArrayList<>();
      List<Answer> fast = new ArrayList<>();
      for (int run = 0; run < Integer.parseInt(arguments[2]); run++) {
        plain.add(jdk.measure(model));
        fast.add(vector.measure(model));
      }
      JsonObject result =
          JsonObject.builder()
              .put("modelMegabytes", Files.size(model) / 1e6)
              .put("alone", report("sluice-tagging alone", alone, plain))
              .put("vector", report("with sluice-vector", both, fast))
              .build();
      System.out.println(Json.pretty(result));
    } finally {
      delete(directory);
    }
  }

  /** The jar of a module and those it needs. */
  private static List<Path> jars(Path module) throws IOException {
    List<Path> jars = new ArrayList<>();
    jars.add(jar(module));
    String others = Files.readString(module.resolve("target/quick/class-path")).strip();
    Arrays.stream(others.split(":")).map(Path::of).forEach(jars::add);
    return jars;
  }

  private static Path jar(Path module) throws IOException {
    String name = "sluice-" + module.getFileName() + "-";
    try (Stream<Path> files = Files.list(module.resolve("target/quick"))) {
      return files
          .filter(file -> file.getFileName().toString().startsWith(name))
          .filter(file -> file.getFileName().toString().matches(".*[0-9T]\\.jar"))
          .findFirst()
          .orElseThrow(
              () -> new IllegalStateException("no jar of " + module + "; build it with first-tag"));
    }
  }

  private static Set<String> names(List<Path> jars) {
    return jars.stream()
        .map(jar -> jar.getFileName().toString().replaceFirst("-[0-9].*", ""))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static JsonObject report(String name, List<Path> jars, List<Answer> answers) {
    double megabytes = jars.stream().mapToLong(FirstTag::size).sum() / 1e6;
    double load = median(answers, Answer::loadSeconds);
    double first = median(answers, Answer::firstSeconds);
    double millis = median(answers, Answer::millis);
    long resident = (long) median(answers, Answer::megabytes);
    System.err.printf(
        Locale.ROOT,
        "%s: %d jars, %.1f MB; loaded in %.2f s, first tag %.2f s after the start of the JVM,"
            + " %.2f ms a sentence, %d MB resident%n",
        name,
        jars.size(),
        megabytes,
        load,
        first,
        millis,
        resident);
    return JsonObject.builder()
        .put("jars", jars.size())
        .put("megabytes", megabytes)
        .put("loadSeconds", load)
        .put("firstTagSeconds", first)
        .put("millisecondsASentence", millis)
        .put("residentMegabytes", resident)
        .build();
  }

  private static double median(List<Answer> answers, ToDoubleFunction<Answer> value) {
    double[] sorted = answers.stream().mapToDouble(value).sorted().toArray();
    return sorted[sorted.length / 2];
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
