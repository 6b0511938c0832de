package io.sluice.neural.convolution;

import io.sluice.neural.kernel.Kernels;
import io.sluice.neural.parameter.NamedTensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Convolution over time for prediction; see {@link Convolution} for what it computes. Immutable and
 * safe to share between threads; the bytes of the training layer.
 */
public final class ConvolutionPredictor {
  /** The memory of one caller, reused from call to call. One thread at a time. */
  public static final class Workspace {
    private final Filters.Scratch scratch = new Filters.Scratch();
  }

  private final ConvolutionSettings settings;
  private final List<Filters> banks;
  private final int before;
  private final int reach;

  private ConvolutionPredictor(ConvolutionSettings settings, List<Filters> banks) {
    this.settings = settings;
    this.banks = banks;
    int widest = settings.widths().stream().mapToInt(width -> width).max().orElseThrow();
    before = Filters.before(widest) * settings.inputWidth();
    reach = (widest - 1) * settings.inputWidth();
  }

  /**
   * Packs weights for the fastest kernels that work here.
   *
   * @param name of the layer
   * @param tensors as {@link Convolution#export} gives them; copied
   * @throws IllegalArgumentException if a tensor is missing or misshapen
   */
  public static ConvolutionPredictor of(
      String name, ConvolutionSettings settings, Map<String, NamedTensor> tensors) {
    return of(Kernels.best(), name, settings, tensors);
  }

  /** As {@link #of(String, ConvolutionSettings, Map)} with chosen kernels. */
  public static ConvolutionPredictor of(
      Kernels kernels,
      String name,
      ConvolutionSettings settings,
      Map<String, NamedTensor> tensors) {
    List<Filters> banks = new ArrayList<>();
    for (int width : settings.widths()) {
      Filters filters = new Filters(settings, width, kernels.panels());
      filters.pack(Filters.rows(settings, width, name, tensors));
      float[] bias =
          NamedTensor.require(tensors, Filters.biasName(name, width), List.of(settings.filters()));
      System.arraycopy(bias, 0, filters.bias, 0, bias.length);
      banks.add(filters);
    }
    return new ConvolutionPredictor(settings, List.copyOf(banks));
  }

  public ConvolutionSettings settings() {
    return settings;
  }

  /**
   * The results for one sequence.
   *
   * @param input [L, C] from {@code offset} on
   * @param length L, may be 0
   * @param output [W] from {@code at} on, replaced but for its padding
   */
  public void forward(
      float[] input, int offset, int length, float[] output, int at, Workspace workspace) {
    int count = length * settings.inputWidth();
    float[] window = workspace.scratch.window(count + reach);
    Arrays.fill(window, 0, before, 0);
    System.arraycopy(input, offset, window, before, count);
    Arrays.fill(window, before + count, count + reach, 0);
    int bank = 0;
    for (Filters filters : banks) {
      int place = at + settings.outputPlace(bank * settings.filters());
      filters.run(window, before, length, workspace.scratch, output, place);
      bank++;
    }
  }
}
