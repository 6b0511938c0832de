package io.sluice.opennlp;

import io.sluice.text.document.Token;
import io.sluice.text.token.TokenCollector;
import io.sluice.text.token.Tokenizer;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import opennlp.tools.tokenize.SimpleTokenizer;
import opennlp.tools.tokenize.TokenizerME;
import opennlp.tools.tokenize.TokenizerModel;
import opennlp.tools.util.Span;

/**
 * A tokenizer of Apache OpenNLP. Its tokens are taken as they are, except that none starts or ends
 * with a blank or inside a character, and that runs of more than 1,000 characters without a blank
 * stay whole.
 */
public final class OpenNlpTokenizer implements Tokenizer {
  private final ThreadLocal<opennlp.tools.tokenize.Tokenizer> tokenizers;

  private OpenNlpTokenizer(Supplier<? extends opennlp.tools.tokenize.Tokenizer> supplier) {
    this.tokenizers = ThreadLocal.withInitial(supplier);
  }

  /** A trained tokenizer. */
  public static OpenNlpTokenizer of(TokenizerModel model) {
    return new OpenNlpTokenizer(() -> new TokenizerME(model));
  }

  /** Any tokenizer; the supplier is asked once by each thread that uses this. */
  public static OpenNlpTokenizer of(Supplier<? extends opennlp.tools.tokenize.Tokenizer> supplier) {
    return new OpenNlpTokenizer(supplier);
  }

  /** OpenNLP's tokenizer that needs no model: a token ends where the kind of character changes. */
  public static OpenNlpTokenizer simple() {
    return new OpenNlpTokenizer(() -> SimpleTokenizer.INSTANCE);
  }

  @Override
  public List<Token> tokenize(String text, int start, int end) {
    Objects.checkFromToIndex(start, end, text.length());
    String part = text.substring(start, end);
    TokenCollector tokens = new TokenCollector(part, start);
    LongPieces pieces = new LongPieces(part);
    int done = 0;
    while (pieces.next()) {
      tokenize(part, done, pieces.start(), tokens);
      tokens.add(pieces.start(), pieces.end());
      done = pieces.end();
    }
    tokenize(part, done, part.length(), tokens);
    return tokens.tokens();
  }

  private void tokenize(String text, int start, int end, TokenCollector tokens) {
    if (start < end) {
      for (Span span : tokenizers.get().tokenizePos(text.substring(start, end))) {
        tokens.add(span.getStart() + start, span.getEnd() + start);
      }
    }
  }
}
