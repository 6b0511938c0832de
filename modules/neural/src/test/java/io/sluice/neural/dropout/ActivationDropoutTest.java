package io.sluice.neural.dropout;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.neural.engine.Engine;
import io.sluice.neural.gemm.JavaGemmProvider;
import io.sluice.neural.kernel.Kernels;
import io.sluice.neural.kernel.PlainKernels;
import io.sluice.neural.memory.Floats;
import io.sluice.neural.random.SeededRandom;
import org.junit.jupiter.api.Test;

class ActivationDropoutTest {
  private static final int TIME = 40;
  private static final int LANES = 50;
  private static final int WIDTH = 64;

  private static Engine engine(int threads) {
    Kernels kernels = new PlainKernels();
    return Engine.open(kernels, new JavaGemmProvider(kernels), threads);
  }

  /** Activations of all 1, after dropout: the mask. */
  private static float[] mask(LayerDropout kind, int threads, long seed) {
    try (Engine engine = engine(threads)) {
      Floats data = engine.arena().allocate(TIME * LANES, WIDTH);
      data.fill(1);
      ActivationDropout dropout = new ActivationDropout(engine, kind, WIDTH);
      dropout.draw(SeededRandom.of(seed, "dropout"));
      dropout.apply(data, data, TIME, LANES);
      return data.toArray();
    }
  }

  private static int zeros(float[] mask) {
    int zeros = 0;
    for (float value : mask) {
      assertThat(value).isIn(0f, 1 / (1 - 0.3f));
      zeros += value == 0 ? 1 : 0;
    }
    return zeros;
  }

  @Test
  void standardDrawsEveryUnitOfEveryStep() {
    float[] mask = mask(new LayerDropout.Standard(0.3), 2, 1);
    double deviation = Math.sqrt(mask.length * 0.3 * 0.7);
    assertThat(Math.abs(zeros(mask) - 0.3 * mask.length)).isLessThan(4 * deviation);
    int repeated = 0;
    int step = LANES * WIDTH;
    for (int i = step; i < mask.length; i++) {
      repeated += mask[i] == mask[i - step] ? 1 : 0;
    }
    double pairs = mask.length - step;
    double equal = 0.3 * 0.3 + 0.7 * 0.7;
    assertThat(Math.abs(repeated - equal * pairs))
        .isLessThan(6 * Math.sqrt(pairs * equal * (1 - equal)));
  }

  @Test
  void lockedHoldsForAllStepsOfALane() {
    float[] mask = mask(new LayerDropout.Locked(0.3), 3, 1);
    int step = LANES * WIDTH;
    for (int i = step; i < mask.length; i++) {
      assertThat(mask[i]).isEqualTo(mask[i - step]);
    }
    float[] first = java.util.Arrays.copyOf(mask, step);
    double deviation = Math.sqrt(step * 0.3 * 0.7);
    assertThat(Math.abs(zeros(first) - 0.3 * step)).isLessThan(4 * deviation);
    assertThat(java.util.Arrays.copyOfRange(first, 0, WIDTH))
        .isNotEqualTo(java.util.Arrays.copyOfRange(first, WIDTH, 2 * WIDTH));
  }

  @Test
  void threadsGiveTheSameMaskAndSeedsOthers() {
    LayerDropout kind = new LayerDropout.Standard(0.3);
    float[] expected = mask(kind, 1, 1);
    for (int threads = 2; threads <= 4; threads++) {
      assertThat(mask(kind, threads, 1)).isEqualTo(expected);
    }
    assertThat(mask(kind, 1, 2)).isNotEqualTo(expected);
  }

  @Test
  void backwardIsTheSameProduct() {
    try (Engine engine = engine(2)) {
      ActivationDropout dropout =
          new ActivationDropout(engine, new LayerDropout.Locked(0.4), WIDTH);
      SeededRandom random = SeededRandom.of(1, "values");
      Floats source = engine.arena().allocate(TIME * LANES, WIDTH);
      for (int i = 0; i < source.length(); i++) {
        source.set(i, (float) random.nextGaussian());
      }
      Floats target = engine.arena().allocate(source.length());
      Floats ones = engine.arena().allocate(source.length());
      ones.fill(1);
      dropout.draw(random);
      dropout.apply(source, target, TIME, LANES);
      dropout.apply(ones, ones, TIME, LANES);
      for (int i = 0; i < source.length(); i++) {
        assertThat(target.get(i)).isEqualTo(source.get(i) * ones.get(i));
      }
    }
  }

  @Test
  void noneCopiesAndTakesOneValueAsOthersDo() {
    try (Engine engine = engine(1)) {
      ActivationDropout dropout = new ActivationDropout(engine, LayerDropout.NONE, 3);
      assertThat(dropout.isActive()).isFalse();
      Floats source = engine.arena().allocate(6);
      source.fill(2);
      Floats target = engine.arena().allocate(6);
      SeededRandom random = SeededRandom.of(1, "x");
      SeededRandom other = SeededRandom.of(1, "x");
      dropout.draw(random);
      other.nextLong();
      assertThat(random.state()).isEqualTo(other.state());
      dropout.apply(source, target, 2, 1);
      assertThat(target.toArray()).containsOnly(2f);
    }
  }
}
