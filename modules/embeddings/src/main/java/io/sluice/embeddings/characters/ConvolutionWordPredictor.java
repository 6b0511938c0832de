package io.sluice.embeddings.characters;

import io.sluice.neural.convolution.ConvolutionPredictor;
import io.sluice.neural.convolution.ConvolutionSettings;

/** {@link ConvolutionWordNetwork} in prediction. */
final class ConvolutionWordPredictor implements WordPredictor {
  private final ConvolutionPredictor convolution;

  ConvolutionWordPredictor(ConvolutionPredictor convolution) {
    this.convolution = convolution;
  }

  @Override
  public int inputWidth() {
    return convolution.settings().inputWidth();
  }

  @Override
  public int outputs() {
    return convolution.settings().outputs();
  }

  @Override
  public void encode(float[] input, WordChunk chunk, float[] vectors) {
    var workspace = new ConvolutionPredictor.Workspace();
    ConvolutionSettings settings = convolution.settings();
    int width = inputWidth();
    float[] word = new float[chunk.time() * width];
    float[] output = new float[settings.outputWidth()];
    for (int lane = 0; lane < chunk.batch(); lane++) {
      int length = chunk.lengths()[lane];
      for (int t = 0; t < length; t++) {
        System.arraycopy(input, (t * chunk.batch() + lane) * width, word, t * width, width);
      }
      convolution.forward(word, 0, length, output, 0, workspace);
      ConvolutionWordNetwork.compact(settings, output, 0, vectors, chunk.words()[lane]);
    }
  }
}
