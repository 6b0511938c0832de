package io.sluice.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SymbolCodecTest {
  private static final String SAMPLE =
      "Größe 😀\r\n\tnul\u0000 \ud83d\udc69\u200d\ud83d\ude80 日本\n";

  @Test
  void charactersAreCodePointsAndSurviveARoundTrip() throws IOException {
    SymbolCodec codec = characters(SAMPLE);
    int[] ids = codec.encode(SAMPLE);
    assertThat(ids).hasSize(SAMPLE.codePointCount(0, SAMPLE.length()));
    assertThat(codec.decode(ids)).isEqualTo(SAMPLE);
    assertThat(codec.lineEnd()).hasValue(codec.encode("\n")[0]);
  }

  @Test
  void bytesAreTheUtf8OfTheText() {
    SymbolCodec codec = SymbolCodec.bytes();
    byte[] expected = SAMPLE.getBytes(StandardCharsets.UTF_8);
    int[] ids = codec.encode(SAMPLE);
    assertThat(ids).hasSize(expected.length);
    for (int i = 0; i < ids.length; i++) {
      assertThat((byte) ids[i]).as("byte %d", i).isEqualTo(expected[i]);
    }
    assertThat(codec.decode(ids)).isEqualTo(SAMPLE);
  }

  @Test
  void randomTextSurvivesInCharactersAndBytes() throws IOException {
    for (long seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      String text = RandomText.next(random, 1 + random.nextInt(300));
      assertThat(SymbolCodec.bytes().decode(SymbolCodec.bytes().encode(text)))
          .as("seed %d", seed)
          .isEqualTo(text);
      SymbolCodec codec = characters(text);
      assertThat(codec.decode(codec.encode(text))).as("seed %d", seed).isEqualTo(text);
    }
  }

  @Test
  void surrogatePairsSplitByTheReaderStayWhole() throws IOException {
    String text = "a😀".repeat(9000);
    SymbolCodec codec = characters(text);
    StringBuilder back = new StringBuilder();
    SymbolTally tally =
        codec.encode(new DribblingReader(text), id -> back.append(codec.decode(id)));
    assertThat(tally).isEqualTo(new SymbolTally(18_000, 0));
    assertThat(back.toString()).isEqualTo(text);
  }

  @Test
  void anUnknownCharacterIsNamedWithItsPlace() throws IOException {
    SymbolCodec codec = characters("abc\n");
    assertThatThrownBy(() -> codec.encode("ab\nc\u00adb"))
        .isInstanceOf(UnknownSymbolException.class)
        .hasMessageContaining("line 2, column 2 (character 4)")
        .hasMessageContaining("U+00AD (SOFT HYPHEN)")
        .hasMessageContaining("build the vocabulary with an unknown symbol");
  }

  @Test
  void anUnknownCharacterBecomesTheUnknownSymbolAndIsCounted() throws IOException {
    SymbolCounts counts = SymbolKind.CHARACTERS.count(new StringReader("abc"));
    Vocabulary vocabulary =
        counts.toVocabulary(SymbolKind.CHARACTERS, VocabularyLimits.NONE.alwaysWithUnknown());
    SymbolCodec codec = SymbolCodec.characters(vocabulary);
    assertThat(codec.decode(codec.encode("a€b\ud800"))).isEqualTo("a\ufffdb\ufffd");
    assertThat(codec.tally("a€b\ud800")).isEqualTo(new SymbolTally(4, 2));
  }

  @Test
  void aLoneSurrogateIsRefusedByName() throws IOException {
    assertThatThrownBy(() -> characters("ab").encode("a\udc00"))
        .isInstanceOf(UnknownSymbolException.class)
        .hasMessageContaining("lone surrogate U+DC00");
    assertThatThrownBy(() -> SymbolCodec.bytes().encode("a\ud800b"))
        .isInstanceOf(MalformedTextException.class)
        .hasMessageContaining("column 2")
        .hasMessageContaining("U+D800");
  }

  @Test
  void bytesAreHeldBackUntilTheirCharacterIsComplete() {
    StreamDecoder decoder = SymbolCodec.bytes().streamDecoder();
    List<String> pieces = new ArrayList<>();
    for (int id : SymbolCodec.bytes().encode("é😀!")) {
      pieces.add(decoder.append(id));
    }
    assertThat(pieces).containsExactly("", "é", "", "", "", "😀", "!");
    decoder.append(0xe2);
    assertThat(decoder.finish()).isEqualTo("\ufffd");
  }

  @Test
  void anyBytesDecodeAsJavaDecodesThem() {
    for (long seed = 0; seed < 500; seed++) {
      Random random = new Random(seed);
      byte[] bytes = new byte[1 + random.nextInt(40)];
      random.nextBytes(bytes);
      int[] ids = new int[bytes.length];
      for (int i = 0; i < bytes.length; i++) {
        ids[i] = bytes[i] & 0xff;
      }
      assertThat(SymbolCodec.bytes().decode(ids))
          .as("seed %d", seed)
          .isEqualTo(new String(bytes, StandardCharsets.UTF_8));
    }
  }

  @Test
  void kindAndVocabularyRestoreACodec() throws IOException {
    for (SymbolKind kind : SymbolKind.values()) {
      String text = "one two\nthree, four\n";
      Vocabulary vocabulary =
          kind.count(new StringReader(text)).toVocabulary(kind, VocabularyLimits.NONE);
      SymbolCodec codec = kind.codec(vocabulary);
      SymbolCodec again = SymbolKind.of(codec.kind().label()).codec(codec.vocabulary());
      assertThat(again.encode(text)).as(kind.label()).isEqualTo(codec.encode(text));
    }
  }

  @Test
  void vocabulariesOfTheWrongKindAreRefused() {
    assertThatThrownBy(() -> SymbolCodec.characters(Vocabulary.of(List.of("a", "bc"))))
        .hasMessageContaining("symbol 1 is word \"bc\"");
    assertThatThrownBy(() -> SymbolCodec.words(Vocabulary.of(List.of("a", "bc"))))
        .hasMessageContaining("<eos>");
    assertThatThrownBy(() -> SymbolKind.BYTES.codec(Vocabulary.of(List.of("a", "bc"))))
        .hasMessageContaining("256");
    assertThatThrownBy(() -> SymbolKind.of("letters"))
        .hasMessageContaining("\"letters\"")
        .hasMessageContaining("characters, bytes, words, punctuated-words");
  }

  private static SymbolCodec characters(String text) throws IOException {
    SymbolCounts counts = SymbolKind.CHARACTERS.count(new StringReader(text));
    return SymbolCodec.characters(
        counts.toVocabulary(SymbolKind.CHARACTERS, VocabularyLimits.NONE));
  }

  /** Returns one char at a time now and then, so that buffers end inside surrogate pairs. */
  private static final class DribblingReader extends Reader {
    private final String text;
    private int next;

    DribblingReader(String text) {
      this.text = text;
    }

    @Override
    public int read(char[] target, int offset, int length) {
      if (next == text.length()) {
        return -1;
      }
      int count = Math.min(1 + next % 3, Math.min(length, text.length() - next));
      text.getChars(next, next + count, target, offset);
      next += count;
      return count;
    }

    @Override
    public void close() {}
  }
}
