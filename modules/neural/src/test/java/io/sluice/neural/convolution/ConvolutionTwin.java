package io.sluice.neural.convolution;

/**
 * The convolution in double, term by term. One flat point holds the inputs of all sequences [n][t,
 * inputs], then for each width the weights [F, w, inputs] and biases [F].
 */
final class ConvolutionTwin {
  private final ConvolutionSettings settings;
  private final int[] lengths;

  ConvolutionTwin(ConvolutionSettings settings, int[] lengths) {
    this.settings = settings;
    this.lengths = lengths;
  }

  /** [N, outputs]. */
  double[] outputs(double[] point) {
    int inputs = settings.inputs();
    int filters = settings.filters();
    double[] outputs = new double[lengths.length * settings.outputs()];
    int weights = 0;
    for (int length : lengths) {
      weights += length * inputs;
    }
    for (int bank = 0; bank < settings.widths().size(); bank++) {
      int width = settings.widths().get(bank);
      int biases = weights + filters * width * inputs;
      int from = 0;
      for (int n = 0; n < lengths.length; n++) {
        for (int f = 0; f < filters && lengths[n] > 0; f++) {
          double largest = Double.NEGATIVE_INFINITY;
          for (int t = 0; t < lengths[n]; t++) {
            double sum = 0;
            for (int k = 0; k < width; k++) {
              int place = t + k - (width - 1) / 2;
              for (int c = 0; c < inputs && place >= 0 && place < lengths[n]; c++) {
                double weight = point[weights + (f * width + k) * inputs + c];
                sum += point[from + place * inputs + c] * weight;
              }
            }
            largest = Math.max(largest, sum);
          }
          outputs[n * settings.outputs() + bank * filters + f] =
              Math.tanh(largest + point[biases + f]);
        }
        from += lengths[n] * inputs;
      }
      weights = biases + filters;
    }
    return outputs;
  }
}
