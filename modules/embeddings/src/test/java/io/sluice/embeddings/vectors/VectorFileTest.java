package io.sluice.embeddings.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VectorFileTest {
  private static final List<String> WORDS = List.of("the", "Zürich", "x y", "𝒳", ",", "1.5");

  @TempDir Path folder;

  private Path file(byte[] bytes) throws IOException {
    Path file = folder.resolve("vectors");
    Files.write(file, bytes);
    return file;
  }

  private Path file(String text) throws IOException {
    return file(text.getBytes(StandardCharsets.UTF_8));
  }

  private static float[] values(int count) {
    SplittableRandom random = new SplittableRandom(11);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) (random.nextDouble() - 0.5) * (i % 7 == 0 ? 1e-6f : 8);
    }
    return values;
  }

  private static String text(List<String> words, float[] values, String end) {
    int dimension = values.length / words.size();
    StringBuilder text = new StringBuilder();
    for (int row = 0; row < words.size(); row++) {
      text.append(words.get(row));
      for (int i = 0; i < dimension; i++) {
        text.append(' ').append(values[row * dimension + i]);
      }
      text.append(end);
    }
    return text.toString();
  }

  private static byte[] binary(String head, List<String> words, float[] values, String end)
      throws IOException {
    int dimension = values.length / words.size();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(head.getBytes(StandardCharsets.UTF_8));
    for (int row = 0; row < words.size(); row++) {
      out.write((words.get(row) + ' ').getBytes(StandardCharsets.UTF_8));
      ByteBuffer numbers = ByteBuffer.allocate(4 * dimension).order(ByteOrder.LITTLE_ENDIAN);
      numbers.asFloatBuffer().put(values, row * dimension, dimension);
      out.write(numbers.array());
      out.write(end.getBytes(StandardCharsets.UTF_8));
    }
    return out.toByteArray();
  }

  private static byte[] zip(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }

  private void reads(byte[] bytes, VectorFormat format, List<String> words, float[] values)
      throws IOException {
    for (byte[] variant : List.of(bytes, zip(bytes))) {
      Path file = file(variant);
      assertThat(VectorFile.detect(file)).isEqualTo(format);
      WordVectors vectors = VectorFile.read(file);
      assertThat(vectors.words()).isEqualTo(words);
      assertThat(vectors.rows()).isEqualTo(values);
      WordVectors some = VectorFile.read(file, format, Set.of("Zürich", "no")::contains);
      assertThat(some.words()).containsExactly("Zürich");
      assertThat(some.row(0)).isEqualTo(vectors.row(words.indexOf("Zürich")));
    }
  }

  @Test
  void readsAllFormatsPackedAndPlain() throws IOException {
    for (int dimension : new int[] {1, 3, 50, 300}) {
      float[] values = values(WORDS.size() * dimension);
      String head = WORDS.size() + " " + dimension + "\n";
      if (dimension > 1) {
        String glove = text(WORDS, values, "\n");
        reads(glove.getBytes(StandardCharsets.UTF_8), VectorFormat.GLOVE_TEXT, WORDS, values);
      }
      for (String end : List.of("\n", " \n", "\r\n")) {
        String word2vec = head + text(WORDS, values, end);
        reads(word2vec.getBytes(StandardCharsets.UTF_8), VectorFormat.WORD2VEC_TEXT, WORDS, values);
      }
      // words of binary files have no blanks
      List<String> words = List.of("the", "Zürich", "xy", "𝒳", ",", "1.5");
      reads(binary(head, words, values, ""), VectorFormat.WORD2VEC_BINARY, words, values);
      reads(binary(head, words, values, "\n"), VectorFormat.WORD2VEC_BINARY, words, values);
    }
  }

  @Test
  void readsNumbersAsTheJdkDoes() throws IOException {
    SplittableRandom random = new SplittableRandom(3);
    DecimalText text = new DecimalText();
    for (int i = 0; i < 20_000; i++) {
      double value = (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(-20, 20));
      String decimal =
          switch (i % 4) {
            case 0 -> Float.toString((float) value);
            case 1 -> Double.toString(value);
            case 2 -> String.format(java.util.Locale.ROOT, "%.5f", value);
            default -> String.format(java.util.Locale.ROOT, "%+.3e", value);
          };
      byte[] bytes = ("x" + decimal + "y").getBytes(StandardCharsets.US_ASCII);
      assertThat(text.read(bytes, 1, bytes.length - 1)).as(decimal).isTrue();
      assertThat(text.value()).as(decimal).isEqualTo((float) Double.parseDouble(decimal));
    }
    for (String wrong :
        List.of("", "-", ".", "1e", "1e+", "1.2.3", "0x1", "1f", "--1", "1 ", "e5")) {
      byte[] bytes = wrong.getBytes(StandardCharsets.US_ASCII);
      assertThat(text.read(bytes, 0, bytes.length)).as(wrong).isFalse();
    }
  }

  @Test
  void refusesBrokenTextAtItsLine() throws IOException {
    List<String[]> cases =
        List.of(
            new String[] {"", "the file has no vectors"},
            new String[] {"word\n", ":1: expected a word and its numbers, found \"word\""},
            new String[] {"a 1 2\nb 1\n", ":2: expected a word and 2 numbers, found 1: \"b 1\""},
            new String[] {"a 1 2\n\nb 1 2\n", ":2: expected a word and 2 numbers, found"},
            new String[] {
              "a 1 2\nb 1.0 2.0 3.0\n", ":2: expected a word and 2 numbers, found more"
            },
            new String[] {
              "a 1 2\nb 1 two\n", ":2: expected 2 numbers after the word, found \"two\" as number 2"
            },
            new String[] {"a 1 2\nb nan 2\n", ":2: number 1 of \"b\" must be finite, is NaN"},
            new String[] {"a 1 2\nb 1e99 2\n", ":2: number 1 of \"b\" must be finite, is Infinity"},
            new String[] {"a 1 2\n 1 2\n", ":2: "},
            new String[] {"3 2\na 1 2\nb 1 2\n", "line 1 promises 3 rows, the file has 2"},
            new String[] {"1 2\na 1 2\nb 1 2\n", "line 1 promises 1 rows, the file has 2"},
            new String[] {
              "999999999999 2\na 1 2\n", "line 1 promises 999999999999 rows, the file has 1"
            },
            new String[] {"1 0\n", ":1: expected vectors of 1 to 8192 numbers, found 0"},
            new String[] {
              "1 999999999\na 1\n", ":1: expected vectors of 1 to 8192 numbers, found 999999999"
            },
            new String[] {"a 1 2\n" + "b".repeat(5000) + " 1 2\n", ":2: a word of 5000 bytes"},
            new String[] {
              "a 1 2\n" + "b".repeat(1 << 21), ":2: the line is longer than 1048576 bytes"
            });
    for (String[] broken : cases) {
      Path file = file(broken[0]);
      assertThatThrownBy(() -> VectorFile.read(file))
          .as(broken[1])
          .isInstanceOf(VectorFormatException.class)
          .hasMessageStartingWith(file.toString())
          .hasMessageContaining(broken[1]);
    }
  }

  @Test
  void refusesBrokenBinaryFilesAtTheirRow() throws IOException {
    float[] values = values(4);
    List<String> words = List.of("ab", "cd");
    byte[] good = binary("2 2\n", words, values, "");
    for (int length = 5; length < good.length; length++) {
      Path file = file(java.util.Arrays.copyOf(good, length));
      assertThatThrownBy(() -> VectorFile.read(file, VectorFormat.WORD2VEC_BINARY, word -> true))
          .isInstanceOf(VectorFormatException.class)
          .hasMessageContaining("the file ends here, line 1 promises 2 rows");
    }
    Path more = file(binary("1 2\n", words, values, ""));
    assertThatThrownBy(() -> VectorFile.read(more, VectorFormat.WORD2VEC_BINARY, word -> true))
        .hasMessageContaining("line 1 promises 1 rows, the file has more");
    Path promise = file(binary("999999999999 2\n", words, values, ""));
    assertThatThrownBy(() -> VectorFile.read(promise, VectorFormat.WORD2VEC_BINARY, word -> true))
        .hasMessageContaining("row 3: the file ends here");
    Path noHead = file("the 1 2\n");
    assertThatThrownBy(() -> VectorFile.read(noHead, VectorFormat.WORD2VEC_BINARY, word -> true))
        .hasMessageContaining(":1: expected the number of rows and of their numbers");
    Path endless = file("1 2\n" + "x".repeat(10_000));
    assertThatThrownBy(() -> VectorFile.read(endless, VectorFormat.WORD2VEC_BINARY, word -> true))
        .hasMessageContaining("row 1: no blank after a word within 4096 bytes");
    values[1] = Float.NaN;
    Path nan = file(binary("2 2\n", words, values, ""));
    assertThatThrownBy(() -> VectorFile.read(nan, VectorFormat.WORD2VEC_BINARY, word -> true))
        .hasMessageContaining("row 1: number 2 of \"ab\" must be finite, is NaN");
  }

  @Test
  void neverFailsOtherwiseWhateverTheBytes() throws IOException {
    float[] values = values(12);
    List<String> words = List.of("ab", "cd", "ef", "gh");
    byte[] text = ("4 3\n" + text(words, values, "\n")).getBytes(StandardCharsets.UTF_8);
    List<byte[]> files = List.of(text, zip(text), binary("4 3\n", words, values, "\n"));
    long seed = 20261121;
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 500; i++) {
      byte[] bytes = files.get(i % files.size()).clone();
      for (int change = 0; change < 1 + i % 3; change++) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      Path file = file(bytes);
      try {
        VectorFile.read(file);
      } catch (IOException expected) {
        assertThat(expected)
            .as("seed %d, file %d", seed, i)
            .hasMessageStartingWith(file.toString());
      }
    }
  }

  @Test
  void theFirstVectorOfAWordCounts() throws IOException {
    WordVectors vectors = VectorFile.read(file("a 1 2\nb 3 4\na 5 6\n"));
    assertThat(vectors.words()).containsExactly("a", "b");
    assertThat(vectors.row(0)).containsExactly(1, 2);
  }

  @Test
  void readsTheFormsOfTheWordsOfACorpus() throws IOException {
    Path file = file("PARIS 1 1\nparis 1 2\nParis 1 3\n0000 1 4\na0 1 5\nother 1 6\n");
    WordVectors vectors = VectorFile.read(file, VectorFile.formsOf(List.of("Paris", "1996", "A7")));
    assertThat(vectors.words()).containsExactly("paris", "Paris", "0000", "a0");
    assertThat(vectors.find("A7").orElseThrow()).containsExactly(1, 5);
    assertThat(vectors.find("nothing")).isEmpty();
  }

  @Test
  void mapsBinaryFiles() throws IOException {
    List<String> words = List.of("the", "Zürich", "xy", "𝒳", ",", "the", "1.5");
    float[] values = values(words.size() * 37);
    for (String end : List.of("", "\n")) {
      Path file = file(binary("7 37\n", words, values, end));
      assertThat(VectorFile.canMap(file)).isTrue();
      WordVectors mapped = VectorFile.map(file);
      WordVectors read = VectorFile.read(file);
      assertThat(mapped.words()).isEqualTo(read.words()).hasSize(6);
      assertThat(mapped.rows()).isEqualTo(read.rows());
      assertThat(mapped.find("ZÜRICH")).isEmpty();
      assertThat(mapped.find("The").orElseThrow()).isEqualTo(read.row(0));
      for (int row = 0; row < 6; row++) {
        assertThat(mapped.row(row)).isEqualTo(read.row(row));
      }
    }
  }

  @Test
  void mapsFilesInPiecesThatOverlap() throws IOException {
    List<String> words = List.of("a", "bb", "ccc", "dddd", "eeeee", "ffffff");
    float[] values = values(words.size() * 3);
    Path file = file(binary("6 3\n", words, values, "\n"));
    long[] offsets = new long[6];
    long at = "6 3\n".length();
    for (int row = 0; row < offsets.length; row++) {
      offsets[row] = at + words.get(row).length() + 1;
      at = offsets[row] + 3 * Float.BYTES + 1;
    }
    for (long step = 1; step < 120; step++) {
      try (var channel = FileChannel.open(file)) {
        MappedRows rows = MappedRows.map(channel, offsets.clone(), 3, step);
        assertThat(rows.toArray(6)).as("step %d", step).isEqualTo(values);
      }
    }
  }

  @Test
  void mapsNothingElse() throws IOException {
    float[] values = values(4);
    byte[] good = binary("2 2\n", List.of("ab", "cd"), values, "");
    for (byte[] other : List.of(zip(good), "a 1 2\n".getBytes(StandardCharsets.US_ASCII))) {
      Path file = file(other);
      assertThat(VectorFile.canMap(file)).isFalse();
      assertThatThrownBy(() -> VectorFile.map(file))
          .isInstanceOf(VectorFormatException.class)
          .hasMessageContaining("only word2vec-binary that is not compressed can be mapped");
    }
    Path cut = file(java.util.Arrays.copyOf(good, good.length - 1));
    assertThatThrownBy(() -> VectorFile.map(cut)).hasMessageContaining("row 2: the file ends here");
  }
}
