package io.sluice.tagging;

import io.sluice.tagging.evaluation.Comparison;
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
  private static final String FEATURES = "feats";
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

  /**
   * Whether a label of the data says that nobody knows the label: {@code ?}, and {@code _} as
   * CoNLL-U has it; in its layer {@value #FEATURES}, {@code _} is a label: there are none.
   */
  public boolean isUnknown(String label) {
    boolean features = name.equals(FEATURES) && scheme.isEmpty();
    return label.equals(Comparison.UNKNOWN) || label.equals("_") && !features;
  }

  /** The same layer, spans written in another scheme; one without spans has them then. */
  public LabelLayer withScheme(LabelScheme value) {
    return new LabelLayer(name, Optional.of(value), decoder);
  }

  /** The same layer, its labels chosen otherwise. */
  public LabelLayer withDecoder(Decoder value) {
    return new LabelLayer(name, scheme, value);
  }
}
