package io.sluice.corpora.annotated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.text.document.Document;
import io.sluice.text.document.Token;
import io.sluice.text.token.UnicodeSentenceSplitter;
import io.sluice.text.token.UnicodeTokenizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every broken file is read rightly or refused with file and line; none breaks the reader. */
class BrokenFilesTest {
  @TempDir private Path directory;

  static List<Broken> files() {
    return Stream.of(
            BrokenColumns.cases(),
            BrokenConllu.cases(),
            BrokenSpans.cases(),
            BrokenArrays.cases(),
            BrokenTexts.cases())
        .flatMap(List::stream)
        .toList();
  }

  @Test
  void thereAreAHundred() {
    assertThat(files()).hasSizeGreaterThanOrEqualTo(100).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("files")
  void isReadOrRefused(Broken broken) throws IOException {
    for (Map.Entry<String, byte[]> file : broken.files().entrySet()) {
      Files.write(directory.resolve(file.getKey()), file.getValue());
    }
    boolean pair = broken.format() instanceof BratFormat;
    Path path = pair ? directory : directory.resolve("f");
    if (broken.fails()) {
      assertThatThrownBy(() -> broken.format().read(path).all())
          .isInstanceOf(IOException.class)
          .hasMessageContaining(directory.resolve("f") + broken.outcome());
    } else {
      List<Document> documents = broken.format().read(path).all();
      assertThat(Shown.of(documents)).isEqualTo(broken.outcome());
      offsetsAreExact(
          broken
              .format()
              .read(path)
              .tokenized(new UnicodeSentenceSplitter(), UnicodeTokenizer.english())
              .all());
    }
  }

  /**
   * Every token is a piece of the text, unless it shares its place with others, and nothing but
   * white space stands outside of tokens.
   */
  private static void offsetsAreExact(List<Document> documents) {
    for (Document document : documents) {
      List<Token> tokens = document.sentences().stream().flatMap(s -> s.tokens().stream()).toList();
      int end = 0;
      for (int i = 0; i < tokens.size(); i++) {
        Token token = tokens.get(i);
        if (token.start() >= end) {
          assertThat(document.text().substring(end, token.start()))
              .as("before " + i)
              .matches("[\\p{Z}\\s\\x00-\\x20\\x85]*");
        }
        boolean exact = document.text().substring(token.start(), token.end()).equals(token.text());
        assertThat(exact || shared(tokens, i)).as("token " + i).isTrue();
        end = Math.max(end, token.end());
      }
    }
  }

  private static boolean shared(List<Token> tokens, int index) {
    return IntStream.of(index - 1, index + 1)
        .filter(i -> i >= 0 && i < tokens.size())
        .anyMatch(
            i ->
                tokens.get(i).start() == tokens.get(index).start()
                    && tokens.get(i).end() == tokens.get(index).end());
  }
}
