package io.sluice.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JavaMapExtractorTest {
  @TempDir private Path directory;

  @Test
  void readsWhatJavaWrites() throws IOException {
    Map<String, float[]> map = new HashMap<>();
    map.put("lamp", new float[] {1.5f, -0.25f, 3e-7f});
    map.put("été \ud83d\ude00".replace(" ", ""), new float[] {0, 1, 2});
    map.put("a00", new float[] {4, 5, 6});
    StringBuilder expected = new StringBuilder();
    map.forEach(
        (word, row) -> {
          expected.append(word);
          for (float number : row) {
            expected.append(' ').append(number);
          }
          expected.append('\n');
        });
    assertThat(extracted(serialized(map), 3)).isEqualTo(expected.toString());
    assertThat(extracted(serialized(new HashMap<String, float[]>()), 3)).isEmpty();
  }

  @Test
  void otherObjectsAreRefused() throws IOException {
    refused(serialized("lamp"), 3, "expected an object (73), found 74");
    refused(
        serialized(new LinkedHashMap<>(Map.of("a", new float[3]))), 3, "found java.util.Linked");
    refused(serialized(new HashMap<>(Map.of("a", new float[2]))), 3, "3 numbers of \"a\", found 2");
    refused(
        serialized(new HashMap<>(Map.of("a", new double[3]))), 3, "an array of float, found [D");
    refused(serialized(new HashMap<>(Map.of("a b", new float[3]))), 3, "cannot hold: \"a b\"");
    refused(serialized(new HashMap<>(Map.of("a", "b"))), 3, "word 1 of the map: expected an array");
    refused("hello, world".getBytes(StandardCharsets.UTF_8), 3, "a stream of Java objects");
    refused(new byte[0], 3, "the map ends early");
  }

  /** The file is either read or refused; and what is read is not longer than what was there. */
  @Test
  void damagedBytesAreRefusedOrHarmless() throws IOException {
    byte[] whole =
        serialized(
            new HashMap<>(Map.of("lamp", new float[3], "oven", new float[3], "x", new float[3])));
    for (int cut = 0; cut < whole.length; cut += 3) {
      refused(Arrays.copyOf(whole, cut), 3, "");
    }
    for (long seed = 1; seed <= 2000; seed++) {
      Random random = new Random(seed);
      byte[] damaged = whole.clone();
      damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      try {
        assertThat(extracted(damaged, 3).length()).as("seed " + seed).isLessThan(500);
      } catch (FetchException refused) {
        assertThat(refused.getMessage()).as("seed " + seed).isNotBlank();
      }
    }
  }

  private void refused(byte[] bytes, int numbers, String message) {
    assertThatThrownBy(() -> extracted(bytes, numbers))
        .isInstanceOf(FetchException.class)
        .hasMessageContaining(message);
  }

  private String extracted(byte[] bytes, int numbers) throws IOException {
    Path file = Files.write(directory.resolve("map"), bytes);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    JavaMapExtractor.extract(
        new JavaMapVectors(numbers), file, new BoundedOutput(out, 1 << 20, count -> {}));
    return out.toString(StandardCharsets.UTF_8);
  }

  private static byte[] serialized(Object object) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(object);
    }
    return bytes.toByteArray();
  }
}
