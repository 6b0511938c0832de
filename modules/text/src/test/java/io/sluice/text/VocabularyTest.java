package io.sluice.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VocabularyTest {
  @Test
  void everyCodePointSurvivesTheFile() throws IOException {
    List<String> symbols = new ArrayList<>();
    for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
      if (!SymbolNames.isSurrogate(c)) {
        symbols.add(Character.toString(c));
      }
    }
    Vocabulary vocabulary = Vocabulary.of(symbols, Vocabulary.UNKNOWN_CHARACTER);
    String file = write(vocabulary);
    assertThat(file.lines().count()).isEqualTo(symbols.size() + 1L);
    byte[] bytes = file.getBytes(StandardCharsets.UTF_8);
    assertThat(read(new String(bytes, StandardCharsets.UTF_8))).isEqualTo(vocabulary);
  }

  @Test
  void randomWordsSurviveTheFile() throws IOException {
    for (long seed = 0; seed < 100; seed++) {
      Random random = new Random(seed);
      Set<String> symbols =
          new LinkedHashSet<>(List.of("\\", "\"", "\\u0041", " ", "\r\n", "\ud800"));
      for (int i = 0; i < 20; i++) {
        symbols.add(RandomText.next(random, 1 + random.nextInt(10)));
      }
      Vocabulary vocabulary = Vocabulary.of(List.copyOf(symbols));
      assertThat(read(write(vocabulary))).as("seed %d", seed).isEqualTo(vocabulary);
    }
  }

  @Test
  void theFileIsJsonLines() throws IOException {
    assertThat(write(Vocabulary.of(List.of("\ufffd", " ", "\n", "\"", "é", "\u00a0"), "\ufffd")))
        .isEqualTo(
            """
            {"format":"sluice-vocabulary","version":1,"size":6,"unknown":0}
            "\ufffd"
            " "
            "\\n"
            "\\""
            "é"
            "\\u00a0"
            """);
  }

  @Test
  void anythingElseIsRefusedWithTheLine() {
    refused("", "v:1: the file ends early");
    refused("{}\n", "v:1: expected {\"format\"");
    refused(header(2, "").replace(":1,", ":2,") + "\"a\"\n", "v:1: version 2 is not known");
    refused(header(0, ""), "v:1: size must be in");
    refused(header(999_999_999, ""), "v:1: size must be in");
    refused(header(2, "") + "\"a\"\n", "v:3: the file ends early");
    refused(header(1, "") + "\"a\"\n\"b\"\n", "v:3: expected the end after 1 symbols");
    refused(header(1, "") + "a\n", "v:2: expected a symbol in double quotes");
    refused(header(1, "") + "\"a\\x\"\n", "v:2: unknown escape \\x");
    refused(header(1, "") + "\"\\u12\"\n", "v:2: \\u needs four");
    refused(header(1, "") + "\"a\\\"\n", "v:2: the closing double quote is missing");
    refused(header(1, "") + "\"\"\n", "length 0");
    refused(header(2, "") + "\"a\"\n\"a\"\n", "stands twice, as symbol 0 and 1");
    refused(header(1, ",\"unknown\":1") + "\"a\"\n", "unknown symbol 1 is outside 0..0");
    refused(header(1, "") + "\"" + "x".repeat(50_000) + "\"\n", "v:2: longer than");
    refused(header(8_000_000, "") + "\"a\"\n", "v:3: the file ends early");
  }

  @Test
  void anyMutationIsReadOrRefusedCleanly() throws IOException {
    String good = write(Vocabulary.of(List.of("\ufffd", "a", "\n", "\"", "😀"), "\ufffd"));
    for (long seed = 0; seed < 5000; seed++) {
      Random random = new Random(seed);
      char[] mutant = good.toCharArray();
      for (int i = 0; i < 1 + random.nextInt(3); i++) {
        mutant[random.nextInt(mutant.length)] = (char) random.nextInt(256);
      }
      try {
        read(new String(mutant));
      } catch (VocabularyFormatException e) {
        assertThat(e).as("seed %d", seed).hasMessageStartingWith("v:");
      } catch (RuntimeException e) {
        throw new AssertionError("seed " + seed, e);
      }
    }
  }

  @Test
  void ordersByFrequencyThenByCodePoint() {
    SymbolCounts counts = new SymbolCounts();
    counts.add("\uffff", 2);
    counts.add("😀", 2);
    counts.add("b", 7);
    counts.add("a", 2);
    assertThat(counts.byFrequency()).containsExactly("b", "a", "\uffff", "😀");
    assertThat(counts.total()).isEqualTo(13);
  }

  @Test
  void limitsLeaveOutWhatIsRareAndThenNeedTheUnknownSymbol() {
    SymbolCounts counts = new SymbolCounts();
    counts.add("a", 3);
    counts.add("b", 2);
    counts.add("c", 1);
    VocabularyLimits none = VocabularyLimits.NONE;
    assertThat(counts.toVocabulary(SymbolKind.CHARACTERS, none).symbols())
        .containsExactly("a", "b", "c");
    assertThat(counts.toVocabulary(SymbolKind.CHARACTERS, none.minimumCount(2)).symbols())
        .containsExactly("\ufffd", "a", "b");
    assertThat(counts.toVocabulary(SymbolKind.WORDS, none.maximumSize(3)).symbols())
        .containsExactly("<unk>", "<eos>", "a");
    assertThat(counts.toVocabulary(SymbolKind.WORDS, none).unknown()).hasValue(0);
    assertThat(counts.toVocabulary(SymbolKind.BYTES, none).size()).isEqualTo(256);
  }

  @Test
  void impossibleLimitsAndVocabulariesAreRefused() {
    assertThatThrownBy(() -> VocabularyLimits.NONE.minimumCount(0)).hasMessageContaining("was 0");
    assertThatThrownBy(() -> VocabularyLimits.NONE.maximumSize(2)).hasMessageContaining("was 2");
    assertThatThrownBy(() -> Vocabulary.of(List.of())).hasMessageContaining("was given 0");
    assertThatThrownBy(() -> Vocabulary.of(List.of("a"), "b")).hasMessageContaining("U+0062 'b'");
    assertThatThrownBy(
            () -> new SymbolCounts().toVocabulary(SymbolKind.CHARACTERS, VocabularyLimits.NONE))
        .hasMessageContaining("no symbols were counted");
  }

  private static String header(int size, String more) {
    return "{\"format\":\"sluice-vocabulary\",\"version\":1,\"size\":" + size + more + "}\n";
  }

  private static void refused(String file, String message) {
    assertThatThrownBy(() -> read(file))
        .isInstanceOf(VocabularyFormatException.class)
        .hasMessageContaining(message);
  }

  private static String write(Vocabulary vocabulary) throws IOException {
    StringWriter text = new StringWriter();
    vocabulary.write(text);
    return text.toString();
  }

  private static Vocabulary read(String file) throws IOException {
    return Vocabulary.read(new StringReader(file), "v");
  }
}
