package io.sluice.neural.engine;

import io.sluice.neural.gemm.GemmProvider;
import io.sluice.neural.gemm.JavaGemmProvider;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.ToDoubleFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What {@code auto} stands for on this machine: measured once, then remembered in a small file. A
 * file that is damaged, or about other circumstances, is as good as none; one that cannot be
 * written is done without.
 */
final class ProviderChoice {
  private static final Logger LOG = LoggerFactory.getLogger(ProviderChoice.class);

  /** How much faster another provider must be: {@code java} gives the same bytes everywhere. */
  private static final double WORTH = 1.15;

  private static final int MAX_BYTES = 1 << 14;
  private static final String CHOICE = "provider: ";

  private final Path directory;
  private final String circumstances;
  private final ToDoubleFunction<GemmProvider> trial;

  /**
   * @param directory where choices are remembered
   * @param circumstances all that a choice depends on, in lines
   * @param trial seconds that a provider needs for some fixed work
   */
  ProviderChoice(Path directory, String circumstances, ToDoubleFunction<GemmProvider> trial) {
    this.directory = directory;
    this.circumstances = circumstances;
    this.trial = trial;
  }

  /**
   * The best of some providers that can work here.
   *
   * @throws IllegalStateException if there are none
   */
  GemmProvider choose(Map<String, GemmProvider> usable) {
    if (usable.isEmpty()) {
      throw new IllegalStateException("no provider to choose from");
    }
    if (usable.size() == 1) {
      return usable.values().iterator().next();
    }
    String names = String.join(" ", new TreeSet<>(usable.keySet()));
    String question = circumstances + "providers: " + names + "\n";
    Path file = directory.resolve(UUID.nameUUIDFromBytes(bytes(question)) + ".txt");
    GemmProvider known = usable.get(remembered(file, question));
    if (known != null) {
      return known;
    }
    GemmProvider chosen = measure(new TreeMap<>(usable));
    remember(file, question + CHOICE + chosen.name() + "\n");
    return chosen;
  }

  private GemmProvider measure(SortedMap<String, GemmProvider> usable) {
    GemmProvider java = usable.remove(JavaGemmProvider.NAME);
    GemmProvider best = java == null ? usable.remove(usable.firstKey()) : java;
    double firstSeconds = trial.applyAsDouble(best);
    String first = best.name();
    double bestSeconds = java == null ? firstSeconds : firstSeconds / WORTH;
    for (GemmProvider provider : usable.values()) {
      double seconds = trial.applyAsDouble(provider);
      LOG.info(
          "matrix products by {} take {} of the time of those by {}",
          provider.name(),
          seconds / firstSeconds,
          first);
      if (seconds < bestSeconds) {
        best = provider;
        bestSeconds = seconds;
      }
    }
    return best;
  }

  /** The remembered name, or an empty string. */
  private static String remembered(Path file, String question) {
    try {
      if (!Files.isRegularFile(file) || Files.size(file) > MAX_BYTES) {
        return "";
      }
      String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
      return text.startsWith(question + CHOICE)
          ? text.substring(question.length() + CHOICE.length()).strip()
          : "";
    } catch (IOException | SecurityException unreadable) {
      LOG.debug("cannot read {}", file, unreadable);
      return "";
    }
  }

  private void remember(Path file, String text) {
    try {
      Files.createDirectories(directory);
      Path fresh = Files.createTempFile(directory, "choice", ".tmp");
      try {
        Files.write(fresh, List.of(text.stripTrailing()), StandardCharsets.UTF_8);
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(fresh);
      }
    } catch (IOException | SecurityException unwritable) {
      LOG.debug("cannot write {}", file, unwritable);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
