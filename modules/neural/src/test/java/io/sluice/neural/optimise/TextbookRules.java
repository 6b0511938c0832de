package io.sluice.neural.optimise;

/** The update rules in double, written from their papers; the second opinion on the kernels. */
final class TextbookRules {
  private final UpdateRule rule;
  private final double[] first;
  private final double[] second;
  private int step;

  TextbookRules(UpdateRule rule, int size) {
    this.rule = rule;
    first = new double[size];
    second = new double[size];
  }

  /** Updates {@code w} by {@code g}; elements that are biases do not decay. */
  void update(double[] w, double[] g, boolean[] bias) {
    step++;
    for (int i = 0; i < w.length; i++) {
      if (!bias[i]) {
        w[i] -= rule.rate() * rule.weightDecay() * w[i];
      }
      if (rule instanceof Sgd sgd) {
        first[i] = sgd.momentum() * first[i] + g[i];
        boolean ahead = sgd.kind() == Sgd.Momentum.NESTEROV;
        w[i] -= sgd.rate() * (ahead ? sgd.momentum() * first[i] + g[i] : first[i]);
      } else if (rule instanceof RmsProp p) {
        first[i] = p.decay() * first[i] + (1 - p.decay()) * g[i] * g[i];
        w[i] -= p.rate() * g[i] / (Math.sqrt(first[i]) + p.epsilon());
      } else if (rule instanceof Adam a) {
        adam(w, g[i], i, new double[] {a.rate(), a.beta1(), a.beta2(), a.epsilon()});
      } else if (rule instanceof AdamW a) {
        adam(w, g[i], i, new double[] {a.rate(), a.beta1(), a.beta2(), a.epsilon()});
      }
    }
  }

  /** Kingma and Ba, algorithm 1, with the corrections of the biases written out. */
  private void adam(double[] w, double g, int i, double[] settings) {
    double beta1 = settings[1];
    double beta2 = settings[2];
    first[i] = beta1 * first[i] + (1 - beta1) * g;
    second[i] = beta2 * second[i] + (1 - beta2) * g * g;
    double mean = first[i] / (1 - Math.pow(beta1, step));
    double square = second[i] / (1 - Math.pow(beta2, step));
    w[i] -= settings[0] * mean / (Math.sqrt(square) + settings[3]);
  }
}
