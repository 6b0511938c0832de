package io.sluice.corpora.annotated;

import java.io.Reader;
import java.io.Writer;

/**
 * Training data of OpenNLP's part-of-speech tagger: a sentence a line, {@code Ada_NNP met_VBD
 * Bob_NNP}. The last underscore of a token is the one before its tag. There are no documents: text
 * comes in unnamed parts.
 *
 * @param layer of the tags
 */
public record OpenNlpPosFormat(String layer) implements AnnotatedFormat {
  @Override
  public String name() {
    return "opennlp-pos";
  }

  @Override
  public Annotation annotation() {
    return Annotation.LABELS;
  }

  @Override
  public boolean holdsWordsOnly() {
    return true;
  }

  @Override
  public Documents read(Reader text, String source) {
    return new OpenNlpReader(text, source, layer, OpenNlpPos::read, OpenNlpReader.Lines.SENTENCES);
  }

  @Override
  public AnnotatedWriter writer(Writer target) {
    return new OpenNlpWriter(target, layer, OpenNlpPos::write, OpenNlpReader.Lines.SENTENCES);
  }
}
