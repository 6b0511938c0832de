package io.sluice.benchmarks.tagging;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A fresh JVM that loads a tagger and tags.
 *
 * @param flags of the JVM
 * @param jars all that is on its class path beside the probe
 * @param directory for the probe's class and for logs
 */
record FreshTagger(List<String> flags, List<Path> jars, Path directory) {
  private static final List<String> CLASSES_OF_JDK = List.of("jrt:/", "shared objects file", "__");

  /** What one process said. */
  record Answer(double loadSeconds, double firstSeconds, double millis, long megabytes) {}

  /** Puts the probe there. */
  static FreshTagger prepare(List<String> flags, List<Path> jars, Path directory)
      throws IOException {
    String name = TaggingProbe.class.getName().replace('.', '/') + ".class";
    Path target = directory.resolve(name);
    Files.createDirectories(target.getParent());
    try (InputStream probe = TaggingProbe.class.getResourceAsStream("/" + name)) {
      Files.write(target, java.util.Objects.requireNonNull(probe, name).readAllBytes());
    }
    return new FreshTagger(List.copyOf(flags), List.copyOf(jars), directory);
  }

  /** Runs it once; the first tag is timed from here, the start of the process included. */
  Answer measure(Path model) throws IOException, InterruptedException {
    return run(model, List.of());
  }

  /**
   * Runs it once and looks at what it loaded.
   *
   * @throws IllegalStateException if there is a native library or a class from elsewhere
   */
  void check(Path model) throws IOException, InterruptedException {
    Path log = directory.resolve("classes.log");
    run(model, List.of("-Xlog:class+load=info:file=" + log));
    try (Stream<String> lines = Files.lines(log)) {
      List<String> strange = lines.filter(this::isFromElsewhere).toList();
      if (!strange.isEmpty()) {
        throw new IllegalStateException("classes from elsewhere: " + strange);
      }
    }
  }

  private boolean isFromElsewhere(String line) {
    int at = line.indexOf(" source: ");
    if (at < 0) {
      return false;
    }
    String source = line.substring(at + " source: ".length());
    if (!source.startsWith("file:")) { // the JDK, or a lambda of a class that is there
      return CLASSES_OF_JDK.stream().noneMatch(source::startsWith)
          && !source.matches("(io\\.sluice|java|jdk|sun|com\\.fasterxml)\\..*");
    }
    Path file = Path.of(source.substring("file:".length()));
    return !jars.contains(file) && !file.startsWith(directory);
  }

  private Answer run(Path model, List<String> more) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags);
    command.addAll(more);
    List<String> path = new ArrayList<>(jars.stream().map(Path::toString).toList());
    path.add(directory.toString());
    command.addAll(
        List.of("-cp", String.join(":", path), TaggingProbe.class.getName(), model.toString()));
    long begun = System.nanoTime();
    Path errors = directory.resolve("errors.log");
    Process process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
    double first = 0;
    double load = 0;
    double millis = 0;
    long megabytes = 0;
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        String value = line.substring(line.indexOf(' ') + 1);
        switch (line.substring(0, line.indexOf(' '))) {
          case "first" -> first = (System.nanoTime() - begun) / 1e9;
          case "load" -> load = Double.parseDouble(value);
          case "millis" -> millis = Double.parseDouble(value);
          case "resident" -> megabytes = Long.parseLong(value);
          default -> throw new IllegalStateException("native library: " + value);
        }
      }
    }
    if (process.waitFor() != 0) {
      throw new IllegalStateException(
          "ended with status %d: %s%n%s"
              .formatted(process.exitValue(), String.join(" ", command), Files.readString(errors)));
    }
    return new Answer(load, first, millis, megabytes);
  }
}
