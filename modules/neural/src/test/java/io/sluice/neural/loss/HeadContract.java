package io.sluice.neural.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sluice.neural.engine.Engine;
import io.sluice.neural.gemm.JavaGemmProvider;
import io.sluice.neural.kernel.Kernels;
import io.sluice.neural.parameter.NamedTensor;
import io.sluice.neural.random.BernoulliMask;
import io.sluice.neural.random.SeededRandom;
import io.sluice.testing.GradientCheck;
import io.sluice.testing.Norms;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Embedding, dense layer and loss against their twin in double, for any kernels. */
public abstract class HeadContract {
  private static final List<HeadCase> CASES =
      List.of(
          HeadCase.of(7, 5, 6, false, Reduction.SUM, 0),
          HeadCase.of(8, 3, 11, true, Reduction.MEAN, 0),
          HeadCase.of(16, 4, 20, false, Reduction.MEAN, 0.5),
          HeadCase.of(9, 6, 12, true, Reduction.SUM, 0.3),
          HeadCase.of(207, 33, 200, false, Reduction.MEAN, 0.2),
          HeadCase.of(65, 48, 150, true, Reduction.MEAN, 0.4));

  /** Where the twin is small enough for differences. */
  private static final int SMALL = 20;

  /** The kernels under test. */
  protected abstract Kernels kernels();

  private Engine engine(int threads) {
    Kernels kernels = kernels();
    return Engine.open(kernels, new JavaGemmProvider(kernels), threads);
  }

  private static HeadTwin twin(HeadCase given) {
    long key = SeededRandom.of(3, "dropout").nextLong();
    double[] mask = new double[given.classes()];
    for (int s = 0; s < mask.length; s++) {
      mask[s] =
          given.embeddingDropout() == 0 ? 1 : BernoulliMask.of(given.embeddingDropout()).at(key, s);
    }
    return new HeadTwin(given, mask);
  }

  @Test
  void twinsHaveTheGradientsOfTheirDifferences() {
    for (HeadCase given : CASES) {
      if (given.classes() < SMALL) {
        try (Engine engine = engine(1)) {
          double[] point = new Head(engine, given).point();
          HeadTwin twin = twin(given);
          assertThat(GradientCheck.relativeError(twin::objective, point, twin.gradient(point)))
              .isLessThan(1e-6);
        }
      }
    }
  }

  @Test
  void lossesAndGradientsAreThoseOfTheTwin() {
    for (HeadCase given : CASES) {
      try (Engine engine = engine(2)) {
        Head head = new Head(engine, given);
        HeadTwin twin = twin(given);
        double[] point = head.point();
        double expected = twin.sum(point);
        assertThat(head.train()).isCloseTo(expected, within(1e-6 * expected));
        double[] once = head.gradient();
        assertThat(Norms.relative(once, twin.gradient(point))).as("%s", given).isLessThan(2e-6);
        head.train(); // adds
        double[] twice = head.gradient();
        for (int i = 0; i < twice.length; i++) {
          twice[i] /= 2;
        }
        assertThat(Norms.relative(twice, once)).isLessThan(2e-6);
      }
    }
  }

  @Test
  void threadsAndKernelsGiveTheSameBytes() {
    int hash = 0;
    for (HeadCase given : CASES) {
      float[] expected = new float[0];
      for (int threads : new int[] {1, 2, 3, 4}) {
        try (Engine engine = engine(threads)) {
          Head head = new Head(engine, given);
          head.train();
          float[] actual = head.parameters.gradients().toArray();
          expected = threads == 1 ? actual : expected;
          assertThat(actual).as("%d threads", threads).isEqualTo(expected);
        }
      }
      hash = 31 * hash + Arrays.hashCode(expected);
    }
    assertThat(hash).as("bytes of all gradients").isEqualTo(GOLDEN);
  }

  private static final int GOLDEN = 644853223;

  @Test
  void paddingStaysZero() {
    HeadCase given = CASES.get(0);
    try (Engine engine = engine(1)) {
      Head head = new Head(engine, given);
      head.train();
      for (int v = 0; v < given.classes(); v++) {
        for (int i = given.dimension(); i < 16; i++) {
          assertThat(head.embedding.weight().gradients().get(v * 16 + i)).isZero();
          assertThat(head.input.get(i)).isZero();
        }
      }
    }
  }

  @Test
  void maskedRowsAreInert() {
    HeadCase given = CASES.get(0);
    try (Engine engine = engine(1)) {
      Head head = new Head(engine, given);
      head.train();
      double[] expected = head.gradient();
      head.parameters.zeroGradients();
      given.targets()[3] = -5; // masked
      int before = given.symbols()[3];
      given.symbols()[3] = (before + 1) % given.classes();
      head.train();
      given.symbols()[3] = before;
      given.targets()[3] = 0;
      assertThat(head.gradient()).isEqualTo(expected);
      assertThat(head.loss.loss(3)).isZero();
    }
  }

  @Test
  void evaluatesWithoutTouchingAnything() {
    HeadCase given = CASES.get(4);
    int rows = given.symbols().length;
    try (Engine engine = engine(2)) {
      Head head = new Head(engine, given);
      head.embedding.forward(given.symbols(), rows, head.input);
      head.dense.product(head.input, rows, head.logits);
      float[] logits = head.logits.toArray();
      double sum = head.loss.evaluate(head.logits, given.targets(), given.weights(), rows);
      assertThat(head.logits.toArray()).isEqualTo(logits);
      assertThat(head.parameters.gradients().toArray()).containsOnly(0f);
      double byRow = 0;
      for (int n = 0; n < rows; n++) {
        byRow += given.weights()[n] * head.loss.loss(n);
      }
      assertThat(sum).isEqualTo(byRow);
      double[] ones = new double[given.classes()];
      Arrays.fill(ones, 1);
      assertThat(sum).isCloseTo(new HeadTwin(given, ones).sum(head.point()), within(1e-6 * sum));
    }
  }

  @Test
  void denseWithBiasIsTheFusedPath() {
    HeadCase given = CASES.get(4);
    int rows = given.symbols().length;
    try (Engine engine = engine(3)) {
      Head head = new Head(engine, given);
      head.embedding.forward(given.symbols(), rows, head.input);
      head.dense.product(head.input, rows, head.logits);
      double fused = head.loss.train(head.logits, given.targets(), rows, Reduction.MEAN);
      float[] biasGradient = head.dense.bias().gradients().toArray();
      float[] dLogits = head.logits.toArray();
      head.dense.forward(head.input, rows, head.logits);
      double losses = 0;
      for (int n = 0; n < rows; n++) {
        losses += crossEntropy(head, n);
      }
      assertThat(losses).isCloseTo(fused, within(1e-5 * fused));
      head.parameters.zeroGradients();
      head.logits.write(0, dLogits, 0, dLogits.length);
      head.dense.backward(head.input, head.logits, rows, head.dInput);
      assertThat(
              Norms.relative(head.dense.bias().gradients().toArray(), Norms.widened(biasGradient)))
          .isLessThan(1e-6);
    }
  }

  private static double crossEntropy(Head head, int n) {
    double sum = 0;
    int at = n * head.dense.outputWidth();
    for (int v = 0; v < head.dense.outputs(); v++) {
      sum += Math.exp(head.logits.get(at + v));
    }
    return Math.log(sum) - head.logits.get(at + head.given.targets()[n]);
  }

  @Test
  void survivesHugeLogits() {
    try (Engine engine = engine(1)) {
      Head head = new Head(engine, CASES.get(0));
      head.logits.fill(0);
      head.logits.set(2, 1e30f);
      head.logits.set(16 + 2, -1e30f);
      double sum = head.loss.train(head.logits, new int[] {2, 2}, 2, Reduction.SUM);
      assertThat(head.loss.loss(0)).isZero();
      assertThat(sum).isCloseTo(1e30, within(1e24));
      assertThat(head.logits.get(2)).isZero();
      assertThat(head.logits.get(16 + 2)).isEqualTo(-1);
    }
  }

  @Test
  void exportedWeightsLoad() {
    for (HeadCase given : CASES) {
      try (Engine engine = engine(1)) {
        Head head = new Head(engine, given);
        head.dense.bias().values().set(0, 3);
        Head other = new Head(engine, given);
        other.parameters.values().fill(0);
        other.load(head.export());
        assertThat(other.parameters.values().toArray())
            .isEqualTo(head.parameters.values().toArray());
        assertThatThrownBy(() -> other.load(List.of()))
            .hasMessage("tensor embedding.weight is missing; there are []");
        NamedTensor small = new NamedTensor("embedding.weight", List.of(1, 2), new float[2]);
        assertThatThrownBy(() -> other.load(List.of(small)))
            .hasMessage(
                "tensor embedding.weight must have shape [%d, %d], has [1, 2]"
                    .formatted(given.classes(), given.dimension()));
      }
    }
  }

  @Test
  void refusesWhatIsOutOfRange() {
    try (Engine engine = engine(1)) {
      Head head = new Head(engine, CASES.get(0));
      assertThatThrownBy(() -> head.embedding.forward(new int[] {0, 7}, 2, head.input))
          .hasMessage("symbol 7 at position 1 is not among the 7 symbols of embedding.weight");
      assertThatThrownBy(() -> head.embedding.forward(new int[] {-1}, 1, head.input))
          .hasMessage("symbol -1 at position 0 is not among the 7 symbols of embedding.weight");
      assertThatThrownBy(() -> head.loss.evaluate(head.logits, new int[] {0, 7}, 2))
          .hasMessage("the target of row 1 must be in [0, 7), was 7");
      assertThatThrownBy(() -> head.loss.evaluate(head.logits, new int[99], 99))
          .hasMessage("99 rows exceed the 6 rows reserved for");
      float[] bad = {1, Float.NaN};
      assertThatThrownBy(() -> head.loss.evaluate(head.logits, new int[2], bad, 2))
          .hasMessage("the weight of row 1 must be at least 0, was NaN");
    }
  }
}
