package io.sluice.lucene;

import io.sluice.text.document.TextRange;
import io.sluice.text.document.Token;
import io.sluice.text.token.SentenceSplitter;
import io.sluice.text.token.Tokenizer;
import io.sluice.text.token.UnicodeSentenceSplitter;
import io.sluice.text.token.UnicodeTokenizer;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.SentenceAttribute;
import org.apache.lucene.util.AttributeFactory;

/**
 * Cuts text as taggers expect it: with punctuation, and with sentences in the {@code
 * SentenceAttribute}. A field's whole text is read into memory.
 *
 * <p>Tokens may be longer than a term of an index: a {@code LengthFilter} or {@code
 * TruncateTokenFilter} behind {@link EntityFilter} keeps Lucene from refusing the document.
 */
public final class SluiceTokenizer extends org.apache.lucene.analysis.Tokenizer {
  private final SentenceSplitter splitter;
  private final Tokenizer tokenizer;
  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final OffsetAttribute offset = addAttribute(OffsetAttribute.class);
  private final SentenceAttribute sentence = addAttribute(SentenceAttribute.class);
  private String text = "";
  private Iterator<TextRange> sentences = List.<TextRange>of().iterator();
  private Iterator<Token> tokens = List.<Token>of().iterator();
  private int index;

  /** English sentences and words, as {@code Tagger.tag(String)} cuts them. */
  public SluiceTokenizer() {
    this(new UnicodeSentenceSplitter(), UnicodeTokenizer.english());
  }

  /** Sentences and words as these cut them. */
  public SluiceTokenizer(SentenceSplitter splitter, Tokenizer tokenizer) {
    this(DEFAULT_TOKEN_ATTRIBUTE_FACTORY, splitter, tokenizer);
  }

  /** The same with attributes of the caller's making. */
  public SluiceTokenizer(
      AttributeFactory attributes, SentenceSplitter splitter, Tokenizer tokenizer) {
    super(attributes);
    this.splitter = splitter;
    this.tokenizer = tokenizer;
  }

  @Override
  public boolean incrementToken() {
    clearAttributes();
    while (!tokens.hasNext()) {
      if (!sentences.hasNext()) {
        return false;
      }
      TextRange range = sentences.next();
      tokens = tokenizer.tokenize(text, range.start(), range.end()).iterator();
      index++;
    }
    Token token = tokens.next();
    term.append(token.text());
    offset.setOffset(correctOffset(token.start()), correctOffset(token.end()));
    sentence.setSentenceIndex(index);
    return true;
  }

  @Override
  public void reset() throws IOException {
    super.reset();
    StringBuilder all = new StringBuilder();
    char[] buffer = new char[1 << 13];
    for (int count = input.read(buffer); count >= 0; count = input.read(buffer)) {
      all.append(buffer, 0, count);
    }
    text = all.toString();
    sentences = splitter.split(text).iterator();
    tokens = List.<Token>of().iterator();
    index = 0;
  }

  @Override
  public void end() throws IOException {
    super.end();
    int end = correctOffset(text.length());
    offset.setOffset(end, end);
  }

  @Override
  public void close() throws IOException {
    super.close();
    text = "";
  }
}
