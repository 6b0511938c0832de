package io.sluice.neural.recurrent;

import io.sluice.neural.dropout.LayerDropout;
import io.sluice.neural.parameter.NamedTensor;
import io.sluice.neural.random.BernoulliMask;
import io.sluice.neural.random.SeededRandom;
import io.sluice.testing.Norms;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;

/** A recurrent stack in double precision: {@link CellTwin}s with the masks of a training pass. */
final class StackTwin {
  private final RecurrentSettings settings;
  private final int inputs;
  private final Map<String, double[]> weights = new HashMap<>();
  private final Map<String, double[]> gradients = new HashMap<>();
  private final List<CellTwin> twins = new ArrayList<>();
  private final List<double[]> weightMasks = new ArrayList<>();
  private final List<double[][][]> layerMasks = new ArrayList<>();

  /** Hidden units and cells after the window, of the forward directions: [layer][B][H]. */
  final List<double[][]> lastHidden = new ArrayList<>();

  final List<double[][]> lastCell = new ArrayList<>();

  StackTwin(RecurrentSettings settings, int inputs, List<NamedTensor> tensors) {
    this.settings = settings;
    this.inputs = inputs;
    tensors.forEach(tensor -> weights.put(tensor.name(), Norms.widened(tensor.values())));
  }

  double[] gradient(String name) {
    return gradients.getOrDefault(name, new double[0]);
  }

  /** [T][B][outputs], with the masks that a pass with this generator draws. */
  double[][][] forward(
      SeededRandom random, double[][][] input, int[] lengths, double[][][] h0, double[][][] c0) {
    double[][][] x = input;
    int width = inputs;
    for (int layer = 0; layer < settings.layers(); layer++) {
      double[][][] output = {};
      for (int i = 0; i < settings.direction().count(); i++) {
        CellTwin twin = twin(random, layer, i, width, lengths);
        double[][] zero = new double[lengths.length][settings.directionOutputs()];
        double[][] zeroCell = new double[lengths.length][settings.hidden()];
        double[][][] own =
            twin.forward(x, i == 0 ? h0[layer] : zero, i == 0 ? c0[layer] : zeroCell);
        if (i == 0) {
          lastHidden.add(twin.lastHidden);
          lastCell.add(twin.lastCell);
        }
        output = i == 0 ? own : beside(output, own);
      }
      width = settings.outputs();
      if (layer < settings.layers() - 1) {
        double[][][] mask = layerMask(random.nextLong(), x.length, lengths.length);
        layerMasks.add(mask);
        output = times(output, mask);
      }
      x = output;
    }
    return x;
  }

  private CellTwin twin(SeededRandom random, int layer, int index, int width, int[] lengths) {
    int hidden = settings.hidden();
    int outputs = settings.directionOutputs();
    GateLayout layout = settings.layout();
    String prefix = "recurrent." + layer + (index == 0 ? ".forward." : ".backward.");
    Map<String, double[]> own = new HashMap<>();
    weights.forEach(
        (name, values) -> {
          if (name.startsWith(prefix)) {
            own.put(name.substring(prefix.length()), values);
          }
        });
    double[] extra = {};
    for (UnitParameters parameters : settings.cell().extras()) {
      double[] values = own.getOrDefault(parameters.name(), new double[0]);
      extra = DoubleStream.concat(DoubleStream.of(extra), DoubleStream.of(values)).toArray();
    }
    own.put("extra", extra);
    long recurrentKey = random.nextLong();
    long weightKey = random.nextLong();
    double[][] hiddenMask = new double[lengths.length][outputs];
    double[][] updateMask = new double[lengths.length][hidden];
    BernoulliMask drop = BernoulliMask.of(settings.recurrentDropout().rate());
    boolean onHidden = settings.recurrentDropout() instanceof RecurrentDropout.OnHidden;
    boolean onUpdate = settings.recurrentDropout() instanceof RecurrentDropout.OnUpdate;
    for (int lane = 0; lane < lengths.length; lane++) {
      for (int j = 0; j < outputs; j++) {
        float value = drop.at(recurrentKey, lane * layout.paddedOutputs() + j);
        hiddenMask[lane][j] = onHidden ? value : 1;
      }
      for (int j = 0; j < hidden; j++) {
        float value = drop.at(recurrentKey, lane * layout.paddedHidden() + j);
        updateMask[lane][j] = onUpdate ? value : 1;
      }
    }
    double[] dropped = own.getOrDefault("hidden.weight", new double[0]).clone();
    double[] weightMask = new double[dropped.length];
    BernoulliMask weightDrop = BernoulliMask.of(settings.weightDrop());
    for (int i = 0; i < dropped.length; i++) {
      int row = i / outputs;
      int place = i % outputs * layout.columns() + layout.column(row / hidden, row % hidden);
      weightMask[i] = weightDrop.at(weightKey, place);
      dropped[i] *= weightMask[i];
    }
    own.put("hidden.weight", dropped);
    weightMasks.add(weightMask);
    CellTwin twin =
        new CellTwin(
            settings.cell(), hidden, width, own, hiddenMask, updateMask, index == 1, lengths);
    twins.add(twin);
    return twin;
  }

  private double[][][] layerMask(long key, int time, int batch) {
    BernoulliMask mask = BernoulliMask.of(settings.layerDropout().rate());
    Features features = new Features(settings.directionOutputs(), settings.direction().count());
    double[][][] result = new double[time][batch][features.count()];
    for (int t = 0; t < time; t++) {
      for (int lane = 0; lane < batch; lane++) {
        for (int j = 0; j < features.count(); j++) {
          boolean locked = settings.layerDropout() instanceof LayerDropout.Locked;
          int row = locked ? lane : t * batch + lane;
          result[t][lane][j] = mask.at(key, row * features.width() + features.place(j));
        }
      }
    }
    return result;
  }

  /** [T][B][inputs]; fills the gradients under canonical names. */
  double[][][] backward(double[][][] dOutput) {
    double[][][] d = dOutput;
    int count = settings.direction().count();
    int outputs = settings.directionOutputs();
    for (int layer = settings.layers() - 1; layer >= 0; layer--) {
      if (layer < settings.layers() - 1) {
        d = times(d, layerMasks.get(layer));
      }
      double[][][] dInput = {};
      for (int i = 0; i < count; i++) {
        CellTwin twin = twins.get(layer * count + i);
        double[][][] own = twin.backward(part(d, i * outputs, outputs));
        dInput = i == 0 ? own : plus(dInput, own);
        String prefix = "recurrent." + layer + (i == 0 ? ".forward." : ".backward.");
        double[] mask = weightMasks.get(layer * count + i);
        double[] dWeights = twin.gradient("hidden.weight");
        for (int j = 0; j < mask.length; j++) {
          dWeights[j] *= mask[j];
        }
        for (String name : List.of("input.weight", "hidden.weight", "bias", "projection.weight")) {
          gradients.put(prefix + name, twin.gradient(name));
        }
        int from = 0;
        for (UnitParameters parameters : settings.cell().extras()) {
          int to = from + parameters.kinds() * settings.hidden();
          double[] values = Arrays.copyOfRange(twin.gradient("extra"), from, to);
          gradients.put(prefix + parameters.name(), values);
          from = to;
        }
      }
      d = dInput;
    }
    return d;
  }

  private static double[][][] beside(double[][][] a, double[][][] b) {
    double[][][] result = new double[a.length][a[0].length][];
    for (int t = 0; t < a.length; t++) {
      for (int lane = 0; lane < a[t].length; lane++) {
        int width = a[t][lane].length;
        result[t][lane] = Arrays.copyOf(a[t][lane], 2 * width);
        System.arraycopy(b[t][lane], 0, result[t][lane], width, width);
      }
    }
    return result;
  }

  private static double[][][] part(double[][][] a, int from, int count) {
    double[][][] result = new double[a.length][a[0].length][];
    for (int t = 0; t < a.length; t++) {
      for (int lane = 0; lane < a[t].length; lane++) {
        result[t][lane] = Arrays.copyOfRange(a[t][lane], from, from + count);
      }
    }
    return result;
  }

  private static double[][][] times(double[][][] a, double[][][] b) {
    return combine(a, b, (x, y) -> x * y);
  }

  private static double[][][] plus(double[][][] a, double[][][] b) {
    return combine(a, b, Double::sum);
  }

  private static double[][][] combine(
      double[][][] a, double[][][] b, java.util.function.DoubleBinaryOperator operator) {
    double[][][] result = new double[a.length][a[0].length][a[0][0].length];
    for (int t = 0; t < a.length; t++) {
      for (int lane = 0; lane < a[t].length; lane++) {
        for (int i = 0; i < a[t][lane].length; i++) {
          result[t][lane][i] = operator.applyAsDouble(a[t][lane][i], b[t][lane][i]);
        }
      }
    }
    return result;
  }
}
