package io.sluice.tagging;

import io.sluice.text.label.LabelScheme;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A layer of labels that a tagger learns and gives.
 *
 * @param name of the layer in sentences, such as {@code ner}
 * @param scheme how the network writes spans, whatever the scheme of the data; none where each
 *     label stands for itself, as parts of speech do
 * @param decoder how labels are chosen
 */
public record LabelLayer(String name, Optional<LabelScheme> scheme, Decoder decoder) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.:-]{0,63}");

  public LabelLayer {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "the name of a label layer must be at most 64 letters, digits and any of _.:- and begin with a letter or digit, was \""
              + name
              + '"');
    }
  }

  /** Spans, in IOBES with a conditional random field. */
  public static LabelLayer spans(String name) {
    return new LabelLayer(name, Optional.of(LabelScheme.IOBES), Decoder.CRF);
  }

  /** A label for each token on its own, with a conditional random field. */
  public static LabelLayer tokens(String name) {
    return new LabelLayer(name, Optional.empty(), Decoder.CRF);
  }

  public LabelLayer withScheme(LabelScheme value) {
    return new LabelLayer(name, Optional.of(value), decoder);
  }

  public LabelLayer withDecoder(Decoder value) {
    return new LabelLayer(name, scheme, value);
  }
}
