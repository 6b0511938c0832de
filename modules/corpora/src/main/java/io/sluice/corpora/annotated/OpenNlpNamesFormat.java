package io.sluice.corpora.annotated;

import java.io.Reader;
import java.io.Writer;

/**
 * Training data of OpenNLP's name finder: a sentence a line, tokens with blanks between them,
 * {@code <START:person> Ada Lovelace <END>} around names; an empty line ends a document.
 *
 * <p>Names become labels of the layer in {@link io.sluice.text.label.LabelScheme#IOB2}; one without
 * a type has the type {@value #NO_TYPE}. The format does not hold names of documents (they are
 * called by their number) nor other layers.
 *
 * @param layer of the labels
 */
public record OpenNlpNamesFormat(String layer) implements AnnotatedFormat {
  /** Type of names that have none. */
  public static final String NO_TYPE = "default";

  @Override
  public String name() {
    return "opennlp-names";
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
    return new OpenNlpReader(
        text, source, layer, OpenNlpNames::read, OpenNlpReader.Lines.DOCUMENTS);
  }

  @Override
  public AnnotatedWriter writer(Writer target) {
    return new OpenNlpWriter(target, layer, OpenNlpNames::write, OpenNlpReader.Lines.DOCUMENTS);
  }
}
