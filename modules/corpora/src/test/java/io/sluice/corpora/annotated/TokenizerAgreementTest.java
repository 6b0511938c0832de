package io.sluice.corpora.annotated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.sluice.text.document.Document;
import io.sluice.text.document.Sentence;
import io.sluice.text.document.TextRange;
import io.sluice.text.document.Token;
import io.sluice.text.token.SentenceSplitter;
import io.sluice.text.token.Tokenizer;
import io.sluice.text.token.UnicodeSentenceSplitter;
import io.sluice.text.token.UnicodeTokenizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * How far our tokens and sentences agree with those of annotated corpora; runs where {@code
 * SLUICE_CORPORA=<dir>} has them. {@code docs/text.md} shows the figures.
 */
class TokenizerAgreementTest {
  private static final String FOLDER = System.getenv().getOrDefault("SLUICE_CORPORA", "");

  /** Exact pieces in both, against those in either. */
  private static final class Agreement {
    private long common;
    private long all;

    <T> void add(Set<T> gold, Set<T> found) {
      all += gold.size() + found.size();
      common += gold.stream().filter(found::contains).count();
    }

    double f1() {
      return 200.0 * common / all;
    }
  }

  private static List<Document> read(String format, String file) throws IOException {
    Path path = Path.of(FOLDER, file);
    assumeThat(FOLDER.isEmpty()).isFalse();
    assumeThat(path).exists();
    return AnnotatedFormat.of(format).read(path).all();
  }

  private static double tokens(List<Document> documents, Tokenizer tokenizer) {
    Agreement agreement = new Agreement();
    for (Document document : documents) {
      Set<Token> gold = new HashSet<>();
      Set<Token> found = new HashSet<>();
      for (Sentence sentence : document.sentences()) {
        gold.addAll(sentence.tokens());
        int start = sentence.tokens().get(0).start();
        int end = sentence.tokens().get(sentence.size() - 1).end();
        found.addAll(tokenizer.tokenize(document.text(), start, end));
      }
      agreement.add(gold, found);
    }
    return agreement.f1();
  }

  /** The places in a file's order of sentences that start a paragraph. */
  private static Set<Integer> paragraphs(String file) throws IOException {
    Set<Integer> paragraphs = new HashSet<>();
    int sentences = 0;
    for (String line : Files.readAllLines(Path.of(FOLDER, file))) {
      if (line.startsWith("# newpar")) {
        paragraphs.add(sentences);
      } else if (line.isEmpty()) {
        sentences++;
      }
    }
    return paragraphs;
  }

  private static double sentences(
      List<Document> documents, Set<Integer> paragraphs, SentenceSplitter splitter) {
    Agreement agreement = new Agreement();
    int count = 0;
    for (Document document : documents) {
      Set<TextRange> gold = new HashSet<>();
      StringBuilder text = new StringBuilder(document.text());
      for (Sentence sentence : document.sentences()) {
        int start = sentence.tokens().get(0).start();
        gold.add(new TextRange(start, sentence.tokens().get(sentence.size() - 1).end()));
        if (paragraphs.contains(count) && start > 0) {
          text.setCharAt(start - 1, '\f');
        }
        count++;
      }
      agreement.add(gold, new HashSet<>(splitter.split(text.toString())));
    }
    return agreement.f1();
  }

  @Test
  void wordsOfNewswireAreFoundBetweenTheirBlanks() throws IOException {
    List<Document> documents = read("conll2003", "conll2003-en/eng.train");
    assertThat(tokens(documents, UnicodeTokenizer.english())).isBetween(99.85, 99.95);
  }

  @Test
  void wordsAndSentencesOfTheWebAreFoundInTheirText() throws IOException {
    String file = "ud-english-ewt/en_ewt-ud-dev.conllu";
    List<Document> documents = read("conllu", file);
    assertThat(tokens(documents, UnicodeTokenizer.english())).isBetween(98.15, 98.3);
    assertThat(tokens(documents, UnicodeTokenizer.standard())).isBetween(96.35, 96.5);
    assertThat(tokens(documents, UnicodeTokenizer.unicode())).isBetween(92.8, 92.95);
    SentenceSplitter splitter = new UnicodeSentenceSplitter();
    assertThat(sentences(documents, Set.of(), splitter)).isBetween(73.2, 73.4);
    assertThat(sentences(documents, paragraphs(file), splitter)).isBetween(85.3, 85.5);
  }
}
