package io.sluice.corpora;

import io.sluice.text.document.TextRange;
import io.sluice.text.document.Token;
import io.sluice.text.token.SentenceSplitter;
import io.sluice.text.token.Tokenizer;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A text cut into sentences and words once, to be read again and again: the words lie in a
 * temporary file, a sentence a line, and are never in memory together. Closing deletes the file.
 */
public final class TokenizedText implements Iterable<List<String>>, Closeable {
  private final Path file;
  private final long sentences;
  private final long words;

  private TokenizedText(Path file, long sentences, long words) {
    this.file = file;
    this.sentences = sentences;
    this.words = words;
  }

  /**
   * Reads and cuts a text, paragraph by paragraph; a very long one is cut at a blank.
   *
   * @param tokenizer must give tokens without blanks and line ends
   * @param change what is done with each word, lower case say; words that it makes empty are left
   *     out
   */
  public static TokenizedText of(
      TextSource text, SentenceSplitter splitter, Tokenizer tokenizer, UnaryOperator<String> change)
      throws IOException {
    Path file = Files.createTempFile("sluice-tokenized-", ".txt");
    long sentences = 0;
    long words = 0;
    try {
      try (Reader reader = text.open();
          BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
        Paragraphs paragraphs = new Paragraphs(new BufferedReader(reader, 1 << 16));
        for (String p = paragraphs.next(); !p.isEmpty(); p = paragraphs.next()) {
          for (TextRange sentence : splitter.split(p)) {
            int count = write(tokenizer.tokenize(p, sentence.start(), sentence.end()), change, out);
            words += count;
            sentences += count > 0 ? 1 : 0;
          }
        }
      }
      return new TokenizedText(file, sentences, words);
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(file);
      throw e;
    }
  }

  private static int write(List<Token> tokens, UnaryOperator<String> change, BufferedWriter out)
      throws IOException {
    int count = 0;
    for (Token token : tokens) {
      String word = change.apply(token.text());
      if (!word.isEmpty()) {
        if (word.chars().anyMatch(c -> c == ' ' || c == '\n' || c == '\r')) {
          throw new IllegalArgumentException(
              "a word must have no blanks and line ends, was \"" + word + "\"");
        }
        if (count++ > 0) {
          out.write(' ');
        }
        out.write(word);
      }
    }
    if (count > 0) {
      out.write('\n');
    }
    return count;
  }

  /** How many sentences there are. */
  public long sentences() {
    return sentences;
  }

  /** How many words all sentences have together. */
  public long words() {
    return words;
  }

  /** The words of each sentence; an {@link UncheckedIOException} if the file cannot be read. */
  @Override
  public Iterator<List<String>> iterator() {
    try {
      return new Lines(Files.newBufferedReader(file, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(file);
  }

  /** The file is closed at its end; an iteration that is given up leaves that to the JVM. */
  private static final class Lines implements Iterator<List<String>> {
    private final BufferedReader reader;
    private @Nullable String line;

    Lines(BufferedReader reader) {
      this.reader = reader;
      advance();
    }

    private void advance() {
      try {
        line = reader.readLine();
        if (line == null) {
          reader.close();
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public boolean hasNext() {
      return line != null;
    }

    @Override
    public List<String> next() {
      if (line == null) {
        throw new NoSuchElementException("all sentences were taken");
      }
      List<String> words = List.of(line.split(" "));
      advance();
      return words;
    }
  }
}
