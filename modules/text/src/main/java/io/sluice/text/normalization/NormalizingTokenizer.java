package io.sluice.text.normalization;

import io.sluice.text.document.TextRange;
import io.sluice.text.document.Token;
import io.sluice.text.token.TokenCollector;
import io.sluice.text.token.Tokenizer;
import java.util.List;
import java.util.Objects;

/**
 * Cuts the rewritten text, and gives the tokens as they stand in the original.
 *
 * @param normalizer rewrites
 * @param tokenizer cuts
 */
public record NormalizingTokenizer(Normalizer normalizer, Tokenizer tokenizer)
    implements Tokenizer {
  @Override
  public List<Token> tokenize(String text, int start, int end) {
    Objects.checkFromToIndex(start, end, text.length());
    String part = text.substring(start, end);
    NormalizedText normalized = normalizer.normalize(part);
    TokenCollector tokens = new TokenCollector(part, start);
    int last = 0;
    for (Token token : tokenizer.tokenize(normalized.text())) {
      TextRange source = normalized.source(token.start(), token.end());
      // Of two tokens made from one character of the original, the first has it.
      tokens.add(Math.max(source.start(), last), source.end());
      last = source.end();
    }
    return tokens.tokens();
  }
}
