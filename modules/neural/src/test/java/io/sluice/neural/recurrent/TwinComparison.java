package io.sluice.neural.recurrent;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.neural.parameter.NamedTensor;
import io.sluice.neural.random.SeededRandom;
import io.sluice.testing.Norms;
import java.util.Arrays;
import java.util.Map;

/** Compares a training pass with that of the double twin. */
final class TwinComparison {
  private TwinComparison() {}

  /** Relative errors below 1e-5 forward, 1e-4 for gradients. */
  static void check(StackRun run, StackRun.Result result, int time, int batch, int[] lengths) {
    check(run, result, time, batch, lengths, 1e-5, 1e-4);
  }

  static void check(
      StackRun run,
      StackRun.Result result,
      int time,
      int batch,
      int[] lengths,
      double forwardBound,
      double gradientBound) {
    RecurrentSettings settings = run.settings;
    StackTwin twin = new StackTwin(settings, run.inputs, run.stack.export());
    Map<String, NamedTensor> start = StackRun.byName(run.state(batch).export("state"));
    double[][][] h0 = new double[settings.layers()][][];
    double[][][] c0 = new double[settings.layers()][][];
    for (int layer = 0; layer < settings.layers(); layer++) {
      h0[layer] = lanes(start, "state." + layer + ".hidden", batch, settings.directionOutputs());
      c0[layer] = lanes(start, "state." + layer + ".cell", batch, settings.hidden());
    }
    double[][][] input = cube(StackRun.draw(1, time * batch * run.inputs), batch, run.inputs);
    double[][][] output =
        twin.forward(SeededRandom.of(StackRun.SEED, "dropout"), input, lengths, h0, c0);
    String what = settings + " lengths " + Arrays.toString(lengths);
    assertThat(Norms.relative(result.output(), flat(output))).as(what).isLessThan(forwardBound);
    for (int layer = 0; layer < settings.layers(); layer++) {
      Map<String, NamedTensor> end = StackRun.byName(result.state());
      double[][] hidden =
          lanes(end, "state." + layer + ".hidden", batch, settings.directionOutputs());
      assertThat(Norms.relative(flat(hidden), flat(twin.lastHidden.get(layer))))
          .as(what)
          .isLessThan(forwardBound);
      if (settings.cell().hasCellState()) {
        double[][] cells = lanes(end, "state." + layer + ".cell", batch, settings.hidden());
        assertThat(Norms.relative(flat(cells), flat(twin.lastCell.get(layer))))
            .as(what)
            .isLessThan(forwardBound);
      }
    }
    double[][][] dOutput =
        cube(StackRun.draw(2, time * batch * settings.outputs()), batch, settings.outputs());
    double[][][] dInput = twin.backward(dOutput);
    assertThat(Norms.relative(result.dInput(), flat(dInput))).as(what).isLessThan(gradientBound);
    result
        .gradients()
        .forEach(
            (name, tensor) ->
                assertThat(Norms.relative(tensor.values(), twin.gradient(name)))
                    .as("%s of %s", name, what)
                    .isLessThan(gradientBound));
  }

  private static double[][] lanes(
      Map<String, NamedTensor> tensors, String name, int batch, int width) {
    double[][] result = new double[batch][width];
    NamedTensor tensor = tensors.get(name);
    for (int i = 0; tensor != null && i < tensor.values().length; i++) {
      result[i / width][i % width] = tensor.values()[i];
    }
    return result;
  }

  private static double[][][] cube(float[] flat, int batch, int width) {
    double[][][] result = new double[flat.length / batch / width][batch][width];
    for (int i = 0; i < flat.length; i++) {
      result[i / width / batch][i / width % batch][i % width] = flat[i];
    }
    return result;
  }

  private static double[] flat(double[][] rows) {
    return Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
  }

  private static double[] flat(double[][][] cube) {
    return Arrays.stream(cube).flatMap(Arrays::stream).flatMapToDouble(Arrays::stream).toArray();
  }
}
