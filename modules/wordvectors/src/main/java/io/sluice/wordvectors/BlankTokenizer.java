package io.sluice.wordvectors;

import io.sluice.text.document.Token;
import io.sluice.text.token.Tokenizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Divides at white space. */
final class BlankTokenizer implements Tokenizer {
  private static final Pattern WORD = Pattern.compile("\\S+");

  @Override
  public List<Token> tokenize(String text, int start, int end) {
    Objects.checkFromToIndex(start, end, text.length());
    Matcher matcher = WORD.matcher(text).region(start, end);
    List<Token> tokens = new ArrayList<>();
    while (matcher.find()) {
      tokens.add(new Token(matcher.group(), matcher.start(), matcher.end()));
    }
    return tokens;
  }
}
