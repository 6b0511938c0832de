package io.sluice.neural.convolution;

import static io.sluice.neural.kernel.PanelKernels.PANEL;

import io.sluice.neural.activation.HyperbolicTangent;
import io.sluice.neural.gemm.PackedPanels;
import io.sluice.neural.kernel.PanelKernels;
import io.sluice.neural.parameter.NamedTensor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The filters of one width w, packed on the heap: what training and prediction compute alike. L
 * positions of one sequence, C padded inputs, F filters, l = (w - 1) / 2.
 *
 * <pre>
 * z[t, f] = sum over k, c of x[t + k - l, c] W[f, k, c]        x is zero outside of the sequence
 * h[f] = tanh(b[f] + max over t of z[t, f])                    0 if L = 0
 * </pre>
 */
final class Filters {
  private final int width;
  private final int filters;
  private final int inputWidth;
  private final PanelKernels kernels;
  private final PackedPanels panels;

  /** [F]. */
  final float[] bias;

  Filters(ConvolutionSettings settings, int width, PanelKernels kernels) {
    this.width = width;
    this.kernels = kernels;
    filters = settings.filters();
    inputWidth = settings.inputWidth();
    panels = new PackedPanels(width * inputWidth, filters);
    bias = new float[filters];
  }

  /** Scratch of one thread. */
  static final class Scratch {
    private float[] window = {};
    private float[] sums = {};

    private float[] largest = {};

    /** Where each filter is largest, after {@link Filters#run}. */
    int[] places = {};

    /** Room for a sequence between zeros: position t at {@code offset + t * C}. */
    float[] window(int size) {
      if (window.length < size) {
        window = new float[size];
      }
      return window;
    }

    private float[] sums(int size) {
      if (sums.length < size) {
        sums = new float[size];
      }
      Arrays.fill(sums, 0, size, 0);
      return sums;
    }
  }

  /** Positions that a window reaches back from its place. */
  static int before(int width) {
    return (width - 1) / 2;
  }

  /**
   * Packs weights.
   *
   * @param rows [F, w, C], as in memory
   */
  void pack(float[] rows) {
    int depth = width * inputWidth;
    float[] turned = new float[depth * filters];
    for (int f = 0; f < filters; f++) {
      for (int k = 0; k < depth; k++) {
        turned[k * filters + f] = rows[f * depth + k];
      }
    }
    panels.pack(turned, 0, filters, 0, filters);
  }

  /**
   * The results for one sequence.
   *
   * @param window the sequence, position t at {@code origin + t * C}, with zeros around it
   * @param output [F] from {@code at} on, replaced
   */
  void run(float[] window, int origin, int length, Scratch scratch, float[] output, int at) {
    if (length == 0) {
      Arrays.fill(output, at, at + filters, 0);
      return;
    }
    int stride = panels.panels() * PANEL;
    float[] sums = scratch.sums(length * stride);
    int from = origin - before(width) * inputWidth;
    for (int panel = 0; panel < panels.panels(); panel++) {
      kernels.multiplyAddFirst(
          Math.min(PANEL, filters - panel * PANEL),
          length,
          panels.depth(),
          window,
          from,
          inputWidth,
          panels.data(),
          panels.offset(panel),
          sums,
          panel * PANEL,
          stride);
    }
    findLargest(sums, stride, length, scratch);
    for (int f = 0; f < filters; f++) {
      output[at + f] = HyperbolicTangent.tanh(scratch.largest[f] + bias[f]);
    }
  }

  /** Largest sums and their first places. */
  private void findLargest(float[] sums, int stride, int length, Scratch scratch) {
    if (scratch.places.length < filters) {
      scratch.places = new int[filters];
      scratch.largest = new float[filters];
    }
    float[] largest = scratch.largest;
    int[] places = scratch.places;
    System.arraycopy(sums, 0, largest, 0, filters);
    Arrays.fill(places, 0);
    for (int t = 1; t < length; t++) {
      for (int f = 0; f < filters; f++) {
        float sum = sums[t * stride + f];
        if (sum > largest[f]) {
          largest[f] = sum;
          places[f] = t;
        }
      }
    }
  }

  static String weightName(String name, int width) {
    return name + "." + width + ".weight";
  }

  static String biasName(String name, int width) {
    return name + "." + width + ".bias";
  }

  /** Canonical weights [F, w, inputs] as they lie in memory, [F, w, C]. */
  static float[] rows(
      ConvolutionSettings settings, int width, String name, Map<String, NamedTensor> tensors) {
    int inputs = settings.inputs();
    float[] canonical =
        NamedTensor.require(
            tensors, weightName(name, width), List.of(settings.filters(), width, inputs));
    float[] rows = new float[settings.filters() * width * settings.inputWidth()];
    for (int row = 0; row < settings.filters() * width; row++) {
      System.arraycopy(canonical, row * inputs, rows, row * settings.inputWidth(), inputs);
    }
    return rows;
  }

  /** The reverse of {@link #rows}. */
  static NamedTensor tensor(ConvolutionSettings settings, int width, String name, float[] rows) {
    int inputs = settings.inputs();
    float[] canonical = new float[settings.filters() * width * inputs];
    for (int row = 0; row < settings.filters() * width; row++) {
      System.arraycopy(rows, row * settings.inputWidth(), canonical, row * inputs, inputs);
    }
    return new NamedTensor(
        weightName(name, width), List.of(settings.filters(), width, inputs), canonical);
  }
}
