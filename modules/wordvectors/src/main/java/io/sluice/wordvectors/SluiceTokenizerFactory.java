package io.sluice.wordvectors;

import io.sluice.text.document.Token;
import io.sluice.text.token.Tokenizer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.deeplearning4j.text.tokenization.tokenizer.TokenPreProcess;
import org.deeplearning4j.text.tokenization.tokenizerfactory.TokenizerFactory;
import org.jspecify.annotations.Nullable;

/** One of our tokenizers where DL4J asks for a factory of its own. */
public final class SluiceTokenizerFactory implements TokenizerFactory {
  private final Tokenizer tokenizer;
  private @Nullable TokenPreProcess change;

  /** Tokenizes as {@code tokenizer} does. */
  public SluiceTokenizerFactory(Tokenizer tokenizer) {
    this.tokenizer = tokenizer;
  }

  @Override
  public org.deeplearning4j.text.tokenization.tokenizer.Tokenizer create(String text) {
    List<String> words = new ArrayList<>();
    for (Token token : tokenizer.tokenize(text)) {
      words.add(token.text());
    }
    return new Words(words, change);
  }

  /** Reads a text as UTF-8. */
  @Override
  public org.deeplearning4j.text.tokenization.tokenizer.Tokenizer create(InputStream text) {
    try {
      return create(new String(text.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void setTokenPreProcessor(@Nullable TokenPreProcess change) {
    this.change = change;
  }

  @Override
  public @Nullable TokenPreProcess getTokenPreProcessor() {
    return change;
  }

  private static final class Words
      implements org.deeplearning4j.text.tokenization.tokenizer.Tokenizer {
    private final List<String> words;
    private @Nullable TokenPreProcess change;
    private int next;

    Words(List<String> words, @Nullable TokenPreProcess change) {
      this.words = words;
      this.change = change;
    }

    @Override
    public boolean hasMoreTokens() {
      return next < words.size();
    }

    @Override
    public int countTokens() {
      return words.size();
    }

    @Override
    public String nextToken() {
      if (!hasMoreTokens()) {
        throw new NoSuchElementException("all " + words.size() + " tokens were taken");
      }
      String word = words.get(next++);
      return change == null ? word : change.preProcess(word);
    }

    @Override
    public List<String> getTokens() {
      List<String> rest = new ArrayList<>();
      while (hasMoreTokens()) {
        rest.add(nextToken());
      }
      return rest;
    }

    @Override
    public void setTokenPreProcessor(@Nullable TokenPreProcess change) {
      this.change = change;
    }
  }
}
