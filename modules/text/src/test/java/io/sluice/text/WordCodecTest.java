package io.sluice.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class WordCodecTest {
  @Test
  void oneSentenceALineAsInThePennTreebank() throws IOException {
    String text = " mr. <unk> is chairman of <unk> n.v. \n he 's N years old \n";
    SymbolCodec codec = codec(SymbolKind.WORDS, text);
    assertThat(symbols(codec, text))
        .containsExactly(
            "mr.",
            "<unk>",
            "is",
            "chairman",
            "of",
            "<unk>",
            "n.v.",
            "<eos>",
            "he",
            "'s",
            "N",
            "years",
            "old",
            "<eos>");
    assertThat(codec.tally(text)).isEqualTo(new SymbolTally(14, 0));
    assertThat(codec.decode(codec.encode(text)))
        .isEqualTo("mr. <unk> is chairman of <unk> n.v.\nhe's N years old\n");
    assertThat(codec.lineEnd()).hasValue(codec.vocabulary().find("<eos>").orElseThrow());
  }

  @Test
  void unknownWordsAreCountedOrNamed() throws IOException {
    SymbolCodec codec = codec(SymbolKind.WORDS, "a b c\n");
    assertThat(codec.tally("a x b y\n")).isEqualTo(new SymbolTally(5, 2));
    assertThat(codec.decode(codec.encode("a x"))).isEqualTo("a <unk>");
    assertThat(codec.unknown("x a\nb y x")).containsExactly("x", "y", "x");
    assertThat(codec.unknown("a <unk>\n")).isEmpty();
    assertThat(codec(SymbolKind.PUNCTUATED_WORDS, "a , b\n").unknown("a,dog!"))
        .containsExactly("dog", "!");
    assertThat(SymbolCodec.bytes().unknown("ü")).isEmpty();
    assertThat(SymbolCodec.characters(Vocabulary.of(List.of("a"))).unknown("a😀a"))
        .containsExactly("😀");
    SymbolCodec strict = SymbolCodec.words(Vocabulary.of(List.of("<eos>", "a")));
    assertThatThrownBy(() -> strict.encode("a\na  nobody"))
        .isInstanceOf(UnknownSymbolException.class)
        .hasMessageContaining("line 2, column 4 (character 5): word \"nobody\"");
  }

  @Test
  void blankLinesAreSentencesAndTheLastLineMayLackItsEnd() throws IOException {
    SymbolCodec codec = codec(SymbolKind.WORDS, "a b");
    assertThat(symbols(codec, "a\r\n\n b\u00a0a")).containsExactly("a", "<eos>", "<eos>", "b", "a");
    assertThat(codec.encode("")).isEmpty();
  }

  @Test
  void aWordWithoutEndIsRefused() throws IOException {
    SymbolCodec codec = codec(SymbolKind.WORDS, "a b");
    assertThatThrownBy(() -> codec.encode("a " + "x".repeat(5000)))
        .isInstanceOf(MalformedTextException.class)
        .hasMessageContaining("column 3")
        .hasMessageContaining("use characters or bytes");
  }

  @Test
  void encodingLineByLineIsEncodingTheWhole() throws IOException {
    for (long seed = 0; seed < 50; seed++) {
      Random random = new Random(seed);
      String text =
          random
              .ints(200, 0, 12)
              .mapToObj(i -> i < 2 ? "\n" : "w" + i + " ")
              .collect(Collectors.joining());
      SymbolCodec codec = codec(SymbolKind.WORDS, text);
      int[] pieces =
          Arrays.stream(text.split("(?<=\n)"))
              .flatMapToInt(line -> Arrays.stream(codec.encode(line)))
              .toArray();
      assertThat(pieces).as("seed %d", seed).isEqualTo(codec.encode(text));
    }
  }

  @Test
  void proseIsSplitIntoWordsAndMarks() {
    assertSplit("Don't", "Do", "n't");
    assertSplit("can't!", "ca", "n't", "!");
    assertSplit("Ada's", "Ada", "'s");
    assertSplit("they’ll,", "they", "’ll", ",");
    assertSplit("\"Well,\"", "\"", "Well", ",", "\"");
    assertSplit("(see", "(", "see");
    assertSplit("end.)", "end", ".", ")");
    assertSplit("U.S.", "U.S.");
    assertSplit("Mr.", "Mr.");
    assertSplit("3,000.50", "3,000.50");
    assertSplit("12:30,", "12:30", ",");
    assertSplit("50%", "50", "%");
    assertSplit("wait...", "wait", "...");
    assertSplit("now--or", "now", "--", "or");
    assertSplit("well-known", "well-known");
    assertSplit("'Tis", "'Tis");
    assertSplit("'quoted'", "'", "quoted", "'");
    assertSplit("<unk>", "<unk>");
    assertSplit("'", "'");
    assertSplit("...", "...");
  }

  @Test
  void nothingIsLostInSplitting() {
    for (long seed = 0; seed < 2000; seed++) {
      Random random = new Random(seed);
      String marks = "'\"’.,:;!?-()%ns tdA1é😀";
      String chunk =
          random
              .ints(1 + random.nextInt(12), 0, marks.length())
              .mapToObj(marks::charAt)
              .filter(c -> c != ' ')
              .map(String::valueOf)
              .collect(Collectors.joining());
      assertThat(String.join("", WordSplitter.split(chunk))).as("seed %d", seed).isEqualTo(chunk);
      assertThat(WordSplitter.split(chunk)).doesNotContain("");
    }
  }

  @Test
  void ordinaryProseComesBackAsItWas() throws IOException {
    String text =
        """
        "Don't you think so, Mr. Holmes?" she said; "it's (almost) 50% of $3,000.50!"
        The dogs' owners' club -- founded in 1901 -- isn't what it's been... I'd say.
        He said: 'I will go to the U.S. in May.' They agreed.
        See [sic] {x} £5 and/or 12:30.
        """;
    SymbolCodec codec = codec(SymbolKind.PUNCTUATED_WORDS, text);
    assertThat(codec.decode(codec.encode(text))).isEqualTo(text);
  }

  @Test
  void tokenizedTextIsPutTogether() {
    assertJoined("\"no\"", "``", "no", "''");
    assertJoined("\"yes,\" he said", "\"", "yes", ",", "\"", "he", "said");
    assertJoined("I can't, won't", "I", "ca", "n't", ",", "wo", "n't");
    assertJoined("$N billion of us$N", "$", "N", "billion", "of", "us$", "N");
    assertJoined("$ amounts", "$", "amounts");
    assertJoined("₹500 or ₩9, ₽ each", "₹", "500", "or", "₩", "9", ",", "₽", "each");
    assertJoined("the workers' (own) plan", "the", "workers", "'", "-LRB-", "own", "-RRB-", "plan");
    assertJoined("say 'no' now", "say", "'", "no", "'", "now");
    assertJoined("<unk> of <unk>\nnext", "<unk>", "of", "<unk>", "<eos>", "next");
    assertJoined("\"open\n\"again\"", "\"", "open", "<eos>", "\"", "again", "\"");
  }

  @Test
  void streamingGivesTheSameTextPieceByPiece() throws IOException {
    String text = "\"Don't!\" (he said)\nYes.\n";
    SymbolCodec codec = codec(SymbolKind.PUNCTUATED_WORDS, text);
    StreamDecoder decoder = codec.streamDecoder();
    StringBuilder streamed = new StringBuilder();
    for (int id : codec.encode(text)) {
      String piece = decoder.append(id);
      assertThat(piece).isNotEmpty();
      streamed.append(piece);
    }
    assertThat(streamed.append(decoder.finish()).toString()).isEqualTo(text);
    assertThatThrownBy(() -> decoder.append(codec.vocabulary().size()))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  private static void assertSplit(String chunk, String... words) {
    assertThat(WordSplitter.split(chunk)).containsExactly(words);
  }

  private static void assertJoined(String expected, String... words) {
    Detokenizer detokenizer = new Detokenizer();
    assertThat(Arrays.stream(words).map(detokenizer::append).collect(Collectors.joining()))
        .isEqualTo(expected);
  }

  private static List<String> symbols(SymbolCodec codec, String text) {
    return Arrays.stream(codec.encode(text)).mapToObj(codec.vocabulary()::symbol).toList();
  }

  private static SymbolCodec codec(SymbolKind kind, String text) throws IOException {
    return kind.codec(kind.count(new StringReader(text)).toVocabulary(kind, VocabularyLimits.NONE));
  }
}
