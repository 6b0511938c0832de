package io.sluice.tagging;

/** Names of a tagger's tensors beside those of embeddings and recurrent layers. */
public final class TaggerTensors {
  private TaggerTensors() {}

  /** Prefix of {@code weight}, [labels, outputs], and {@code bias} of a layer of labels. */
  public static String output(int layer) {
    return "output." + layer;
  }

  /** Prefix of {@code transitions}, {@code start} and {@code end} of a layer of labels. */
  public static String crf(int layer) {
    return "crf." + layer;
  }
}
