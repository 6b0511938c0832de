package io.sluice.corpora.annotated;

import java.io.Reader;
import java.io.Writer;

/**
 * Running text without annotation. It comes in unnamed parts that begin with a line, of about
 * {@value PlainTextReader#USUAL} characters; a blank line is where a part ends if there is one in
 * reach. Writing puts the texts of documents one after the other, without their annotation.
 */
public record PlainTextFormat() implements AnnotatedFormat {
  @Override
  public String name() {
    return "text";
  }

  @Override
  public Annotation annotation() {
    return Annotation.NONE;
  }

  @Override
  public Documents read(Reader text, String source) {
    return new PlainTextReader(text, source);
  }

  @Override
  public AnnotatedWriter writer(Writer target) {
    return new PlainTextWriter(target);
  }
}
