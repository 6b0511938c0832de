package io.sluice.language;

import io.sluice.neural.dropout.LayerDropout;
import io.sluice.neural.recurrent.Direction;
import io.sluice.neural.recurrent.RecurrentDropout;
import io.sluice.neural.recurrent.RecurrentSettings;
import io.sluice.neural.softmax.Clusters;
import io.sluice.text.SymbolKind;

/**
 * What a language model is built of: an embedding of symbols, recurrent layers, and a distribution
 * over the next symbol. What symbols are is the codec's business.
 *
 * @param embedding length of the vector that stands for a symbol
 * @param recurrent the layers in between; they read one way only
 * @param output where the output layer's weights come from
 * @param softmax how the distribution over symbols is made and learned
 * @param embeddingDropout share of symbols whose vector is dropped for a window (Gal and Ghahramani
 *     2016, word dropout; Merity et al. 2018, section 4.3)
 * @param inputDropout on what enters the first recurrent layer
 * @param outputDropout on what leaves the last one
 * @param reading which way the model reads text
 */
public record LanguageModelSettings(
    int embedding,
    RecurrentSettings recurrent,
    OutputWeights output,
    SoftmaxKind softmax,
    double embeddingDropout,
    LayerDropout inputDropout,
    LayerDropout outputDropout,
    ReadingDirection reading) {
  static final int MAX_EMBEDDING = 16_384;

  public LanguageModelSettings {
    if (embedding < 1 || embedding > MAX_EMBEDDING) {
      throw new IllegalArgumentException(
          "embedding must have between 1 and %d dimensions, was %d"
              .formatted(MAX_EMBEDDING, embedding));
    }
    if (recurrent.direction() != Direction.FORWARD) {
      throw new IllegalArgumentException(
          "a language model reads one way only, or it would see the symbols it is to predict");
    }
    if (output == OutputWeights.TIED && embedding != recurrent.outputs()) {
      throw new IllegalArgumentException(
          "tied weights need an embedding as long as the outputs of the recurrent layers, but embedding is %d and outputs %d"
              .formatted(embedding, recurrent.outputs()));
    }
    if (softmax instanceof SoftmaxKind.Adaptive adaptive) {
      if (output == OutputWeights.TIED) {
        throw new IllegalArgumentException(
            "an adaptive softmax has vectors of several lengths, so it cannot share the embedding's; use separate weights, or a full or sampled softmax");
      }
      Clusters.requireVectors(adaptive.cutoffs().size(), adaptive.division(), recurrent.outputs());
    }
    if (!(embeddingDropout >= 0 && embeddingDropout < 1)) {
      throw new IllegalArgumentException(
          "embedding dropout must be in [0, 1), was " + embeddingDropout);
    }
  }

  /** Number of weights with a vocabulary of a size. */
  public long parameters(int vocabulary) {
    return new Architecture(SymbolKind.WORDS, vocabulary, this)
        .tensors().values().stream().mapToLong(LanguageModelSettings::elements).sum();
  }

  private static long elements(int[] shape) {
    long elements = 1;
    for (int extent : shape) {
      elements *= extent;
    }
    return elements;
  }

  /** Without dropout at the ends and with separate output weights. */
  public static LanguageModelSettings of(int embedding, RecurrentSettings recurrent) {
    return new LanguageModelSettings(
        embedding,
        recurrent,
        OutputWeights.SEPARATE,
        SoftmaxKind.FULL,
        0,
        LayerDropout.NONE,
        LayerDropout.NONE,
        ReadingDirection.FORWARD);
  }

  /** The same with other weights of the output layer. */
  public LanguageModelSettings withOutput(OutputWeights value) {
    return new LanguageModelSettings(
        embedding,
        recurrent,
        value,
        softmax,
        embeddingDropout,
        inputDropout,
        outputDropout,
        reading);
  }

  /** The same with another kind of softmax. */
  public LanguageModelSettings withSoftmax(SoftmaxKind value) {
    return new LanguageModelSettings(
        embedding,
        recurrent,
        output,
        value,
        embeddingDropout,
        inputDropout,
        outputDropout,
        reading);
  }

  /** The same with another share of symbols whose embeddings are dropped, in [0, 1). */
  public LanguageModelSettings withEmbeddingDropout(double value) {
    return new LanguageModelSettings(
        embedding, recurrent, output, softmax, value, inputDropout, outputDropout, reading);
  }

  /** The same with another dropout before the first recurrent layer. */
  public LanguageModelSettings withInputDropout(LayerDropout value) {
    return new LanguageModelSettings(
        embedding, recurrent, output, softmax, embeddingDropout, value, outputDropout, reading);
  }

  /** The same with another dropout after the last recurrent layer. */
  public LanguageModelSettings withOutputDropout(LayerDropout value) {
    return new LanguageModelSettings(
        embedding, recurrent, output, softmax, embeddingDropout, inputDropout, value, reading);
  }

  /** The same, reading text in another direction. */
  public LanguageModelSettings withReading(ReadingDirection value) {
    return new LanguageModelSettings(
        embedding,
        recurrent,
        output,
        softmax,
        embeddingDropout,
        inputDropout,
        outputDropout,
        value);
  }

  /** The same network as it predicts: without dropout or sampled softmax. */
  public LanguageModelSettings predicting() {
    return new LanguageModelSettings(
        embedding,
        recurrent
            .withLayerDropout(LayerDropout.NONE)
            .withRecurrentDropout(RecurrentDropout.NONE)
            .withWeightDrop(0),
        output,
        softmax instanceof SoftmaxKind.Sampled ? SoftmaxKind.FULL : softmax,
        0,
        LayerDropout.NONE,
        LayerDropout.NONE,
        reading);
  }
}
