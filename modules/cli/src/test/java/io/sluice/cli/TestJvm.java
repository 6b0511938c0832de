package io.sluice.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A JVM to start the command on.
 *
 * @param feature major version of Java
 * @param flags before the class name
 */
record TestJvm(Path home, int feature, List<String> flags) {
  static final String VECTOR = "--add-modules=jdk.incubator.vector";

  TestJvm {
    flags = List.copyOf(flags);
  }

  /** The JDK that runs this test, without the Vector API. */
  static TestJvm current() {
    return new TestJvm(
        Path.of(System.getProperty("java.home")), Runtime.version().feature(), List.of());
  }

  TestJvm with(String flag) {
    var more = new ArrayList<>(flags);
    more.add(flag);
    return new TestJvm(home, feature, more);
  }

  /** One JDK of each version from 17 on: this one first, then those in the usual places. */
  static List<TestJvm> installed() {
    var current = current();
    Map<Integer, TestJvm> byFeature = new TreeMap<>();
    byFeature.put(current.feature, current);
    System.getenv().entrySet().stream()
        .filter(variable -> variable.getKey().matches("JAVA(\\d+)?_HOME"))
        .forEach(variable -> add(byFeature, Path.of(variable.getValue())));
    var usual = Path.of("/usr/lib/jvm");
    if (Files.isDirectory(usual)) {
      try (Stream<Path> homes = Files.list(usual)) {
        homes.sorted().forEach(home -> add(byFeature, home));
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }
    return List.copyOf(byFeature.values());
  }

  private static void add(Map<Integer, TestJvm> byFeature, Path home) {
    var release = home.resolve("release");
    if (!Files.isExecutable(home.resolve("bin/java")) || !Files.isReadable(release)) {
      return;
    }
    var properties = new Properties();
    try (var reader = Files.newBufferedReader(release, StandardCharsets.UTF_8)) {
      properties.load(reader);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    var version = properties.getProperty("JAVA_VERSION", "").replace("\"", "");
    if (!version.isEmpty()) {
      var feature = Runtime.Version.parse(version).feature();
      if (feature >= 17) {
        byFeature.putIfAbsent(feature, new TestJvm(home, feature, List.of()));
      }
    }
  }
}
