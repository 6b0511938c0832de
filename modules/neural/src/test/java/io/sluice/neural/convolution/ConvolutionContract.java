package io.sluice.neural.convolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.neural.engine.Engine;
import io.sluice.neural.gemm.JavaGemmProvider;
import io.sluice.neural.kernel.Kernels;
import io.sluice.neural.memory.Floats;
import io.sluice.neural.parameter.NamedTensor;
import io.sluice.neural.parameter.Parameters;
import io.sluice.neural.random.SeededRandom;
import io.sluice.testing.GradientCheck;
import io.sluice.testing.Norms;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/** Convolutions against their twin in double, for any kernels. */
public abstract class ConvolutionContract {
  private static final int[] LENGTHS = {5, 1, 0, 7, 2, 3};
  private static final int TIME = 7;

  /** Points of more coordinates are checked along a ray. */
  private static final int LARGE = 1200;

  private static final List<ConvolutionSettings> CASES =
      List.of(
          ConvolutionSettings.of(4, 5, 3),
          ConvolutionSettings.of(16, 3, 1),
          new ConvolutionSettings(5, 17, List.of(2, 3, 4)),
          new ConvolutionSettings(25, 70, List.of(5, 1)),
          new ConvolutionSettings(3, 2, List.of(9)));

  /** The kernels under test. */
  protected abstract Kernels kernels();

  private Engine engine(int threads) {
    Kernels kernels = kernels();
    return Engine.open(kernels, new JavaGemmProvider(kernels), threads);
  }

  /** A layer, random sequences, and a random derivative by the results. */
  private static final class Run {
    final ConvolutionSettings settings;
    final Parameters parameters = new Parameters();
    final Convolution layer;
    final Floats input;
    final Floats dInput;
    final float[] factors;
    private final Floats dOutput;

    Run(Engine engine, ConvolutionSettings settings) {
      this.settings = settings;
      int batch = LENGTHS.length;
      layer = new Convolution(engine, parameters, "cnn", settings, batch + 2);
      parameters.allocate(engine.arena());
      SeededRandom random = SeededRandom.of(settings.outputs(), "cnn");
      layer.initialise(random);
      Map<String, NamedTensor> tensors = byName(layer.export());
      tensors.forEach(
          (name, tensor) -> {
            for (int i = 0; i < tensor.values().length && name.endsWith("bias"); i++) {
              tensor.values()[i] = (float) random.nextGaussian() * 0.3f;
            }
          });
      layer.load(tensors);
      int width = settings.inputWidth();
      input = engine.arena().allocate(TIME * batch, width);
      dInput = engine.arena().allocate(TIME * batch, width);
      input.fill(Float.NaN); // beyond the lengths nothing may be read
      dInput.fill(Float.NaN);
      for (int n = 0; n < batch; n++) {
        for (int t = 0; t < LENGTHS[n]; t++) {
          for (int c = 0; c < width; c++) {
            float value = c < settings.inputs() ? (float) random.nextGaussian() : 0;
            input.set((t * batch + n) * width + c, value);
          }
        }
      }
      factors = new float[batch * settings.outputs()];
      dOutput = engine.arena().allocate(batch, settings.outputWidth());
      for (int i = 0; i < factors.length; i++) {
        factors[i] = (float) random.nextGaussian();
        int n = i / settings.outputs();
        dOutput.set(
            n * settings.outputWidth() + settings.outputPlace(i % settings.outputs()), factors[i]);
      }
    }

    /** [N, outputs]. */
    float[] forward() {
      Floats output = layer.forward(input, TIME, LENGTHS.length, LENGTHS);
      float[] canonical = new float[factors.length];
      for (int i = 0; i < canonical.length; i++) {
        int n = i / settings.outputs();
        canonical[i] =
            output.get(n * settings.outputWidth() + settings.outputPlace(i % settings.outputs()));
      }
      return canonical;
    }

    void backward() {
      layer.backward(dOutput, dInput);
    }

    double[] point() {
      return flat(input);
    }

    double[] gradient() {
      float[] values = parameters.values().toArray();
      float[] gradients = parameters.gradients().toArray();
      parameters.values().write(0, gradients, 0, gradients.length);
      double[] flat = flat(dInput);
      parameters.values().write(0, values, 0, values.length);
      return flat;
    }

    private double[] flat(Floats inputs) {
      List<Double> all = new ArrayList<>();
      for (int n = 0; n < LENGTHS.length; n++) {
        for (int t = 0; t < LENGTHS[n]; t++) {
          for (int c = 0; c < settings.inputs(); c++) {
            all.add((double) inputs.get((t * LENGTHS.length + n) * settings.inputWidth() + c));
          }
        }
      }
      for (NamedTensor tensor : layer.export()) {
        for (float value : tensor.values()) {
          all.add((double) value);
        }
      }
      return all.stream().mapToDouble(v -> v).toArray();
    }
  }

  private static Map<String, NamedTensor> byName(List<NamedTensor> tensors) {
    Map<String, NamedTensor> byName = new LinkedHashMap<>();
    tensors.forEach(tensor -> byName.put(tensor.name(), tensor));
    return byName;
  }

  @Test
  void outputsAndGradientsAreThoseOfTheTwin() {
    try (Engine engine = engine(2)) {
      for (ConvolutionSettings settings : CASES) {
        Run run = new Run(engine, settings);
        ConvolutionTwin twin = new ConvolutionTwin(settings, LENGTHS);
        double[] point = run.point();
        assertThat(Norms.relative(run.forward(), twin.outputs(point)))
            .as("%s", settings)
            .isLessThan(1e-6);
        run.backward();
        double[] gradient = run.gradient();
        ToDoubleFunction<double[]> objective = moved -> dot(twin.outputs(moved), run.factors);
        double error =
            point.length < LARGE
                ? GradientCheck.relativeError(objective, point, gradient)
                : alongARay(objective, point, gradient);
        assertThat(error).as("%s", settings).isLessThan(2e-6);
        float[] once = run.parameters.gradients().toArray();
        run.backward(); // adds
        for (int i = 0; i < once.length; i++) {
          once[i] *= 2;
        }
        assertThat(Norms.relative(run.parameters.gradients().toArray(), Norms.widened(once)))
            .isLessThan(1e-6);
      }
    }
  }

  private static double dot(double[] values, float[] factors) {
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      sum += values[i] * factors[i];
    }
    return sum;
  }

  /** Error of the derivative in one random direction. */
  private static double alongARay(
      ToDoubleFunction<double[]> function, double[] point, double[] gradient) {
    SeededRandom random = SeededRandom.of(point.length, "ray");
    double[] ray = new double[point.length];
    Arrays.setAll(ray, i -> random.nextGaussian());
    ToDoubleFunction<double[]> along =
        step -> {
          double[] moved = point.clone();
          for (int i = 0; i < moved.length; i++) {
            moved[i] += step[0] * ray[i];
          }
          return function.applyAsDouble(moved);
        };
    double slope = 0;
    for (int i = 0; i < ray.length; i++) {
      slope += ray[i] * gradient[i];
    }
    return GradientCheck.relativeError(along, new double[1], new double[] {slope});
  }

  @Test
  void nothingFlowsBeyondTheLengthsOrIntoPadding() {
    try (Engine engine = engine(1)) {
      for (ConvolutionSettings settings : CASES) {
        Run run = new Run(engine, settings);
        run.forward();
        run.backward();
        int width = settings.inputWidth();
        for (int i = 0; i < run.dInput.length(); i++) {
          int row = i / width;
          boolean inside =
              row / LENGTHS.length < LENGTHS[row % LENGTHS.length] && i % width < settings.inputs();
          if (!inside) {
            assertThat(run.dInput.get(i)).as("%d of %s", i, settings).isZero();
          }
        }
        long canonical =
            run.layer.export().stream().mapToLong(tensor -> tensor.values().length).sum();
        int filled = 0;
        for (float gradient : run.parameters.gradients().toArray()) {
          filled += gradient == 0 ? 0 : 1;
        }
        assertThat(filled).isBetween(1, (int) canonical);
      }
    }
  }

  @Test
  void threadsGiveTheSameBytes() {
    int hash = 0;
    for (ConvolutionSettings settings : CASES) {
      float[] expected = {};
      for (int threads : new int[] {1, 2, 3, 5}) {
        try (Engine engine = engine(threads)) {
          Run run = new Run(engine, settings);
          float[] outputs = run.forward();
          run.backward();
          float[] gradients = run.parameters.gradients().toArray();
          float[] actual = Arrays.copyOf(outputs, outputs.length + gradients.length);
          System.arraycopy(gradients, 0, actual, outputs.length, gradients.length);
          expected = threads == 1 ? actual : expected;
          assertThat(actual).as("%d threads, %s", threads, settings).isEqualTo(expected);
        }
      }
      hash = 31 * hash + Arrays.hashCode(expected);
    }
    assertThat(hash).as("bytes of all results and gradients").isEqualTo(GOLDEN);
  }

  private static final int GOLDEN = -1029830215;

  @Test
  void predictionIsTheForwardPass() {
    try (Engine engine = engine(1)) {
      ConvolutionPredictor.Workspace workspace = new ConvolutionPredictor.Workspace();
      for (ConvolutionSettings settings : CASES) {
        Run run = new Run(engine, settings);
        run.forward();
        float[] expected = run.layer.forward(run.input, TIME, LENGTHS.length, LENGTHS).toArray();
        ConvolutionPredictor predictor =
            ConvolutionPredictor.of(kernels(), "cnn", settings, byName(run.layer.export()));
        int width = settings.inputWidth();
        float[] actual = new float[expected.length];
        for (int n = 0; n < LENGTHS.length; n++) {
          float[] word = new float[LENGTHS[n] * width + 3];
          for (int t = 0; t < LENGTHS[n]; t++) {
            run.input.read((t * LENGTHS.length + n) * width, word, 3 + t * width, width);
          }
          predictor.forward(word, 3, LENGTHS[n], actual, n * settings.outputWidth(), workspace);
        }
        assertThat(actual).as("%s", settings).isEqualTo(expected);
      }
    }
  }

  @Test
  void refusesWhatDoesNotFit() {
    assertThatThrownBy(() -> ConvolutionSettings.of(0, 1, 1))
        .hasMessage("inputs must be between 1 and 4096, was 0");
    assertThatThrownBy(() -> ConvolutionSettings.of(1, 0, 1))
        .hasMessage("filters must be between 1 and 4096, was 0");
    assertThatThrownBy(() -> ConvolutionSettings.of(1, 1, 65))
        .hasMessage("widths must be between 1 and 64, was 65");
    assertThatThrownBy(() -> new ConvolutionSettings(1, 1, List.of(3, 3)))
        .hasMessage("there must be one width or several different ones, were [3, 3]");
    try (Engine engine = engine(1)) {
      Run run = new Run(engine, CASES.get(0));
      assertThatThrownBy(() -> run.layer.forward(run.input, TIME, 9, new int[9]))
          .hasMessage("9 sequences of 7 positions do not fit 1 to 8 sequences of at least 1");
      assertThatThrownBy(() -> run.layer.forward(run.input, TIME, 2, new int[] {7, 8}))
          .hasMessage("length of sequence 1 must be between 0 and 7, was 8");
      assertThatThrownBy(() -> run.layer.forward(run.input, 8, 6, LENGTHS))
          .hasMessage("input must hold 8 x 6 x 16 floats, holds 672");
      assertThatThrownBy(() -> run.layer.load(Map.of()))
          .hasMessage("tensor cnn.3.weight is missing; there are []");
    }
  }
}
