package io.sluice.cli;

import io.sluice.model.json.JsonObject;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Random;
import java.util.zip.ZipFile;

/** Texts to train on, and what training leaves. */
final class TrainingFiles {
  private static final int WORDS = 2000;

  private TrainingFiles() {}

  /** Lines of made-up words, some of them frequent; the same for the same seed. */
  static Path writeText(Path file, long characters, long seed) throws IOException {
    var random = new Random(seed);
    var words = new String[WORDS];
    for (var i = 0; i < WORDS; i++) {
      var word = new StringBuilder();
      for (var length = 1 + random.nextInt(9); length > 0; length--) {
        word.append((char) ('a' + random.nextInt(26)));
      }
      words[i] = word.toString();
    }
    try (BufferedWriter writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      for (long written = 0; written < characters; ) {
        var skewed = random.nextDouble();
        var word = words[(int) (skewed * skewed * skewed * WORDS)];
        writer.write(word);
        writer.write(random.nextInt(12) == 0 ? '\n' : ' ');
        written += word.length() + 1;
      }
    }
    return file;
  }

  /** Of the very bytes in the model file, whatever is said about them elsewhere. */
  static String weightsSha256(Path directory, JsonObject result) throws IOException {
    try (var zip = new ZipFile(directory.resolve(result.string("model")).toFile());
        var weights = zip.getInputStream(zip.getEntry("weights.safetensors"))) {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update(weights.readAllBytes());
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
