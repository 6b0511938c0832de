package io.sluice.language.contextual;

import io.sluice.text.document.Sentence;
import io.sluice.text.document.Token;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/** 128 bits of a SHA-256 of the text of a sentence and of the places where its tokens end. */
record SentenceKey(long high, long low) {
  static SentenceKey of(Sentence sentence) {
    List<Token> tokens = sentence.tokens();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < tokens.size(); i++) {
      boolean gap = i > 0 && SentenceText.gap(tokens, i);
      text.append(gap ? '\u0001' : '\u0000').append(tokens.get(i).text());
    }
    ByteBuffer hash =
        ByteBuffer.wrap(sha256().digest(text.toString().getBytes(StandardCharsets.UTF_16LE)));
    return new SentenceKey(hash.getLong(), hash.getLong());
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
