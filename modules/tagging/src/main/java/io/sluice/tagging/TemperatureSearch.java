package io.sluice.tagging;

import io.sluice.neural.crf.Crf;
import io.sluice.neural.crf.Emissions;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the temperature at which right labels are least surprising (Guo et al. 2017, section 4.2,
 * for sequences): the minimum over T of the negative log-likelihood of whole sequences. It is
 * convex in 1 / T, so there is one, which golden-section search over ln T finds.
 */
final class TemperatureSearch {
  private static final double LARGEST = 10;
  private static final double PRECISION = 1e-3;
  private static final double SECTION = (StrictMath.sqrt(5) - 1) / 2;

  private final Crf crf;
  private final List<Example> examples = new ArrayList<>();

  /** Scores of one sentence and its right labels. */
  private record Example(Emissions emissions, int[] gold) {}

  TemperatureSearch(Crf crf) {
    this.crf = crf;
  }

  /** Takes a sentence into account; the scores are copied. */
  void add(Emissions emissions, int[] gold) {
    int labels = crf.labels();
    float[] copy = new float[emissions.time() * labels];
    for (int t = 0; t < emissions.time(); t++) {
      int row = emissions.offset() + t * emissions.stride();
      System.arraycopy(emissions.values(), row, copy, t * labels, labels);
    }
    examples.add(new Example(Emissions.of(copy, labels), gold));
  }

  /** The best temperature; 1 if there is nothing to judge by. */
  double best() {
    if (examples.isEmpty()) {
      return 1;
    }
    double low = -StrictMath.log(LARGEST);
    double high = -low;
    double left = high - SECTION * (high - low);
    double right = low + SECTION * (high - low);
    double atLeft = loss(left);
    double atRight = loss(right);
    while (high - low > PRECISION) {
      if (atLeft <= atRight) {
        high = right;
        right = left;
        atRight = atLeft;
        left = high - SECTION * (high - low);
        atLeft = loss(left);
      } else {
        low = left;
        left = right;
        atLeft = atRight;
        right = low + SECTION * (high - low);
        atRight = loss(right);
      }
    }
    return StrictMath.exp((low + high) / 2);
  }

  private double loss(double logarithm) {
    Crf heated = crf.withTemperature(StrictMath.exp(logarithm));
    double loss = 0;
    for (Example example : examples) {
      loss -= heated.lattice(example.emissions).logProbability(example.gold);
    }
    return loss;
  }
}
