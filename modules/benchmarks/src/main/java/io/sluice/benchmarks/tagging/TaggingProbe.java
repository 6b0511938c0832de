package io.sluice.benchmarks.tagging;

import io.sluice.tagging.Tagger;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What is measured: {@code TaggingProbe MODEL}, in a JVM that has {@code sluice-tagging} and this
 * class alone. Prints lines of a name and a value; {@code first} the moment a sentence is tagged.
 */
final class TaggingProbe {
  /** 13 tokens. */
  private static final String SENTENCE =
      "Ada Lovelace met Charles Babbage of Cambridge in London in June 1833.";

  private static final int WARMING = 4000;
  private static final int MEASURED = 2000;

  private TaggingProbe() {}

  public static void main(String[] arguments) throws IOException {
    long begun = System.nanoTime();
    Tagger tagger = Tagger.load(Path.of(arguments[0]));
    long loaded = System.nanoTime();
    int spans = tagger.tag(SENTENCE).spans().size();
    say("first", spans);
    say("load", (loaded - begun) / 1e9);
    say("millis", medianMillis(tagger));
    say("resident", residentMegabytes());
    nativeLibraries().forEach(library -> say("native", library));
  }

  private static void say(String name, Object value) {
    System.out.println(name + " " + value);
  }

  private static double medianMillis(Tagger tagger) {
    long[] nanos = new long[MEASURED];
    for (int i = -WARMING; i < MEASURED; i++) {
      long begun = System.nanoTime();
      tagger.tag(SENTENCE);
      if (i >= 0) {
        nanos[i] = System.nanoTime() - begun;
      }
    }
    Arrays.sort(nanos);
    return nanos[MEASURED / 2] / 1e6;
  }

  /** At the peak, in MB of 1024 x 1024 bytes. */
  private static long residentMegabytes() throws IOException {
    return lines("/proc/self/status")
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
        .findFirst()
        .orElseThrow();
  }

  /** Shared libraries in this process that are neither the system's nor the JDK's. */
  private static List<String> nativeLibraries() {
    String jdk = Path.of(System.getProperty("java.home")) + "/";
    return lines("/proc/self/maps")
        .filter(line -> line.indexOf('/') >= 0)
        .map(line -> line.substring(line.indexOf('/')))
        .filter(file -> file.toLowerCase(Locale.ROOT).contains(".so"))
        .filter(file -> !file.startsWith(jdk) && !file.matches("/(usr/)?lib(64)?/.*"))
        .distinct()
        .toList();
  }

  private static Stream<String> lines(String file) {
    try {
      return Files.readAllLines(Path.of(file)).stream();
    } catch (IOException e) {
      throw new UncheckedIOException(file + " is needed, which Linux has", e);
    }
  }
}
