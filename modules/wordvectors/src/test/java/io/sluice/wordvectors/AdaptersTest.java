package io.sluice.wordvectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.text.document.TextRange;
import io.sluice.text.document.Token;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.deeplearning4j.text.sentenceiterator.CollectionSentenceIterator;
import org.deeplearning4j.text.tokenization.tokenizer.preprocessor.LowCasePreProcessor;
import org.deeplearning4j.text.tokenization.tokenizerfactory.DefaultTokenizerFactory;
import org.junit.jupiter.api.Test;

class AdaptersTest {
  @Test
  void ourTokenizerServesDl4j() {
    SluiceTokenizerFactory factory = new SluiceTokenizerFactory(new BlankTokenizer());
    var tokenizer = factory.create(" The  Lamp\nand été ");
    assertThat(tokenizer.countTokens()).isEqualTo(4);
    assertThat(tokenizer.nextToken()).isEqualTo("The");
    assertThat(tokenizer.getTokens()).containsExactly("Lamp", "and", "été");
    assertThat(tokenizer.hasMoreTokens()).isFalse();
    assertThatThrownBy(tokenizer::nextToken).hasMessageContaining("all 4 tokens");
    factory.setTokenPreProcessor(new LowCasePreProcessor());
    byte[] bytes = "Été LAMP".getBytes(StandardCharsets.UTF_8);
    assertThat(factory.create(new ByteArrayInputStream(bytes)).getTokens())
        .containsExactly("été", "lamp");
  }

  @Test
  void theirTokenizerServesUsWithExactOffsets() {
    Dl4jTokenizer tokenizer = new Dl4jTokenizer(new DefaultTokenizerFactory());
    for (long seed = 1; seed <= 200; seed++) {
      String text = text(new Random(seed));
      Random random = new Random(-seed);
      int start = random.nextInt(text.length() + 1);
      int end = start + random.nextInt(text.length() - start + 1);
      List<Token> tokens = tokenizer.tokenize(text, start, end);
      int before = start;
      StringBuilder all = new StringBuilder();
      for (Token token : tokens) {
        assertThat(token.start()).as("seed " + seed).isGreaterThanOrEqualTo(before);
        assertThat(text.substring(token.start(), token.end())).isEqualTo(token.text());
        before = token.end();
        all.append(token.text());
      }
      assertThat(before).isLessThanOrEqualTo(end);
      assertThat(all.toString())
          .as("seed " + seed)
          .isEqualTo(text.substring(start, end).replaceAll("[ \t\n\r\f]", ""));
    }
  }

  @Test
  void aTokenizerThatChangesTokensIsRefused() {
    DefaultTokenizerFactory factory = new DefaultTokenizerFactory();
    factory.setTokenPreProcessor(new LowCasePreProcessor());
    assertThatThrownBy(() -> new Dl4jTokenizer(factory).tokenize("the Lamp"))
        .hasMessageContaining("\"lamp\" does not stand in the text after offset 3");
  }

  @Test
  void ourSentencesServeDl4jAndComeBack() {
    SluiceSentenceIterator sentences =
        new SluiceSentenceIterator(List.of("a b|c", "", "d|e f"), AdaptersTest::atBars);
    for (int round = 0; round < 2; round++) {
      List<String> read = new ArrayList<>();
      while (sentences.hasNext()) {
        read.add(sentences.nextSentence());
      }
      assertThat(read).containsExactly("a b", "c", "d", "e f");
      assertThatThrownBy(sentences::nextSentence).hasMessageContaining("reset");
      sentences.reset();
    }
    assertThat(new Dl4jSentences(sentences, new BlankTokenizer()))
        .containsExactly(List.of("a", "b"), List.of("c"), List.of("d"), List.of("e", "f"));
  }

  @Test
  void theirSentencesServeUsAgainAndAgain() {
    Dl4jSentences sentences =
        new Dl4jSentences(
            new CollectionSentenceIterator(List.of("a b", "c")), new BlankTokenizer());
    for (int round = 0; round < 2; round++) {
      assertThat(sentences).containsExactly(List.of("a", "b"), List.of("c"));
    }
  }

  private static List<TextRange> atBars(String text) {
    List<TextRange> ranges = new ArrayList<>();
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || text.charAt(i) == '|') {
        if (i > start) {
          ranges.add(new TextRange(start, i));
        }
        start = i + 1;
      }
    }
    return ranges;
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(40); i >= 0; i--) {
      text.appendCodePoint(
          List.of((int) 'a', (int) ' ', (int) 'b', (int) '\n', 0xe9, 0x1f600, (int) '.')
              .get(random.nextInt(7)));
    }
    return text.toString();
  }
}
