package io.sluice.neural.convolution;

import io.sluice.neural.arithmetic.Fused;
import io.sluice.neural.engine.Engine;
import io.sluice.neural.kernel.RowKernels;
import io.sluice.neural.memory.Floats;
import io.sluice.neural.parameter.NamedTensor;
import io.sluice.neural.parameter.Parameters;
import io.sluice.neural.random.SeededRandom;
import io.sluice.neural.team.Team;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Convolution over time, largest value over time, tanh, in training. T positions, N sequences
 * (words, say), C padded inputs, W output width; filters of several widths side by side.
 *
 * <pre>
 * z[t, f] = sum over k, c of x[t + k - l, c] W[f, k, c]     k &lt; w, l = (w - 1) / 2, x zero outside
 * h[f] = tanh(b[f] + max over t of z[t, f])                  the first place wins ties; 0 of nothing
 * dz[f] = (1 - h[f]^2) dh[f]        flows to the window at the largest place alone
 * dW[f, k] += dz[f] x[place + k - l]        dx[place + k - l] += dz[f] W[f, k]
 * </pre>
 *
 * <p>Computed by own kernels on the heap, sequence by sequence; gradients are added in the order of
 * the sequences, by one worker for each filter: the same bytes for any number of threads and with
 * any provider. One caller at a time.
 */
public final class Convolution {
  private final Team team;
  private final RowKernels kernels;
  private final ConvolutionSettings settings;
  private final int maxBatch;
  private final List<FilterBank> banks = new ArrayList<>();
  private final float[][] windows;
  private final Filters.Scratch[] scratch;
  private final float[][] rows;
  private final float[] outputs;
  private final int[] places;
  private final float[] derivatives;
  private final Floats output;
  private final int before;
  private final int reach;
  private final float[] zeros;
  private final Team.Task forwardTask = this::forward;
  private final Team.Task weightTask = this::deriveWeights;
  private final Team.Task inputTask = this::deriveInputs;

  private Floats input;
  private Floats dInput;
  private int[] lengths = {};
  private int time;
  private int batch;

  /**
   * Declares for each width {@code <name>.<width>.weight}, [filters, width, inputs], and {@code
   * <name>.<width>.bias}, [filters].
   *
   * @param maxBatch most sequences
   */
  public Convolution(
      Engine engine,
      Parameters parameters,
      String name,
      ConvolutionSettings settings,
      int maxBatch) {
    team = engine.team();
    kernels = engine.kernels().rows();
    this.settings = settings;
    this.maxBatch = maxBatch;
    int widest = 0;
    for (int width : settings.widths()) {
      banks.add(
          new FilterBank(
              parameters, name, settings, width, engine.kernels().panels(), banks.size()));
      widest = Math.max(widest, width);
    }
    before = Filters.before(widest);
    reach = (widest - 1) * settings.inputWidth();
    zeros = new float[settings.inputWidth()];
    windows = new float[team.size()][0];
    scratch = new Filters.Scratch[team.size()];
    Arrays.setAll(scratch, i -> new Filters.Scratch());
    rows = new float[team.size()][(widest + 1) * settings.inputWidth()];
    outputs = new float[Math.multiplyExact(maxBatch, settings.outputWidth())];
    places = new int[outputs.length];
    derivatives = new float[outputs.length];
    output = engine.arena().allocate(outputs.length);
    input = output;
    dInput = output;
  }

  public ConvolutionSettings settings() {
    return settings;
  }

  /** Draws weights from the uniform distribution on ±1 / sqrt(width * inputs); biases are zero. */
  public void initialise(SeededRandom random) {
    banks.forEach(bank -> bank.initialise(random));
  }

  /** All weights as canonical tensors. */
  public List<NamedTensor> export() {
    return banks.stream().flatMap(bank -> bank.export().stream()).toList();
  }

  /**
   * Takes over canonical tensors.
   *
   * @throws IllegalArgumentException if one is missing or has another shape
   */
  public void load(Map<String, NamedTensor> tensors) {
    banks.forEach(bank -> bank.load(tensors));
  }

  /**
   * Convolves all sequences.
   *
   * @param newInput [T * N, C], left alone until the backward pass is done; not read beyond lengths
   * @param newLengths [N], positions of every sequence, between 0 and T; left alone, too
   * @return [N, W], valid until the next forward pass
   */
  public Floats forward(Floats newInput, int newTime, int newBatch, int[] newLengths) {
    check(newInput, newTime, newBatch, newLengths);
    input = newInput;
    time = newTime;
    batch = newBatch;
    lengths = newLengths;
    banks.forEach(FilterBank::pack);
    team.run(forwardTask);
    output.write(0, outputs, 0, batch * settings.outputWidth());
    return output.slice(0, batch * settings.outputWidth());
  }

  private void check(Floats newInput, int newTime, int newBatch, int[] newLengths) {
    if (newTime < 1 || newBatch < 1 || newBatch > maxBatch) {
      throw new IllegalArgumentException(
          "%d sequences of %d positions do not fit 1 to %d sequences of at least 1"
              .formatted(newBatch, newTime, maxBatch));
    }
    if (newInput.length() < (long) newTime * newBatch * settings.inputWidth()) {
      throw new IllegalArgumentException(
          "input must hold %d x %d x %d floats, holds %d"
              .formatted(newTime, newBatch, settings.inputWidth(), newInput.length()));
    }
    if (newLengths.length < newBatch) {
      throw new IllegalArgumentException(
          "%d lengths for %d sequences".formatted(newLengths.length, newBatch));
    }
    for (int n = 0; n < newBatch; n++) {
      if (newLengths[n] < 0 || newLengths[n] > newTime) {
        throw new IllegalArgumentException(
            "length of sequence %d must be between 0 and %d, was %d"
                .formatted(n, newTime, newLengths[n]));
      }
    }
  }

  private void forward(Team.Worker worker) {
    Filters.Scratch own = scratch[worker.index()];
    int to = worker.to(batch);
    for (int n = worker.from(batch); n < to; n++) {
      float[] window = readWindow(worker.index(), n);
      for (FilterBank bank : banks) {
        int at = n * settings.outputWidth() + bank.offset();
        bank.filters().run(window, origin(), lengths[n], own, outputs, at);
        if (lengths[n] > 0) {
          System.arraycopy(own.places, 0, places, at, settings.filters());
        }
      }
    }
  }

  private int origin() {
    return before * settings.inputWidth();
  }

  /** The sequence between as many zeros as the widest filter reaches beyond it. */
  private float[] readWindow(int worker, int n) {
    int width = settings.inputWidth();
    int size = lengths[n] * width + reach;
    if (windows[worker].length < size) {
      windows[worker] = new float[size];
    }
    float[] window = windows[worker];
    Arrays.fill(window, 0, origin(), 0);
    for (int t = 0; t < lengths[n]; t++) {
      input.read((t * batch + n) * width, window, origin() + t * width, width);
    }
    Arrays.fill(window, origin() + lengths[n] * width, size, 0);
    return window;
  }

  /**
   * Adds to the gradients of weights and biases.
   *
   * @param dOutput [N, W]; its padding is ignored
   * @param newDInput [T * N, C], replaced; zero beyond the lengths
   */
  public void backward(Floats dOutput, Floats newDInput) {
    dInput = newDInput;
    int size = batch * settings.outputWidth();
    dOutput.read(0, derivatives, 0, size);
    for (int i = 0; i < size; i++) {
      derivatives[i] *= Fused.multiplyAdd(-outputs[i], outputs[i], 1);
    }
    team.run(weightTask);
    team.run(inputTask);
  }

  /** Each worker for its own filters of every width, sequence after sequence. */
  private void deriveWeights(Team.Worker worker) {
    int from = worker.from(settings.filters());
    int to = worker.to(settings.filters());
    float[] row = rows[worker.index()];
    for (FilterBank bank : banks) {
      for (int f = from; f < to; f++) {
        deriveFilter(bank, f, row);
      }
    }
  }

  private void deriveFilter(FilterBank bank, int f, float[] row) {
    int width = settings.inputWidth();
    int depth = bank.width() * width;
    bank.weightGradients().read(f * depth, row, 0, depth);
    float sum = bank.biasGradients().get(f);
    for (int n = 0; n < batch; n++) {
      int at = n * settings.outputWidth() + bank.offset() + f;
      float derivative = derivatives[at];
      if (lengths[n] == 0 || derivative == 0) {
        continue;
      }
      sum += derivative;
      int first = places[at] - Filters.before(bank.width());
      for (int k = 0; k < bank.width(); k++) {
        int t = first + k;
        if (t >= 0 && t < lengths[n]) {
          input.read((t * batch + n) * width, row, depth, width);
          kernels.addScaled(row, k * width, row, depth, width, derivative);
        }
      }
    }
    bank.weightGradients().write(f * depth, row, 0, depth);
    bank.biasGradients().set(f, sum);
  }

  /** Each worker for its own sequences, filter after filter. */
  private void deriveInputs(Team.Worker worker) {
    int width = settings.inputWidth();
    int to = worker.to(batch);
    for (int n = worker.from(batch); n < to; n++) {
      int size = lengths[n] * width;
      if (windows[worker.index()].length < size) {
        windows[worker.index()] = new float[size];
      }
      float[] sums = windows[worker.index()];
      Arrays.fill(sums, 0, size, 0);
      for (FilterBank bank : banks) {
        addInputs(bank, n, sums);
      }
      for (int t = 0; t < time; t++) {
        int at = (t * batch + n) * width;
        if (t < lengths[n]) {
          dInput.write(at, sums, t * width, width);
        } else {
          dInput.write(at, zeros, 0, width);
        }
      }
    }
  }

  private void addInputs(FilterBank bank, int n, float[] sums) {
    int width = settings.inputWidth();
    for (int f = 0; f < settings.filters() && lengths[n] > 0; f++) {
      int at = n * settings.outputWidth() + bank.offset() + f;
      int first = places[at] - Filters.before(bank.width());
      for (int k = 0; k < bank.width(); k++) {
        int t = first + k;
        if (t >= 0 && t < lengths[n]) {
          int weight = (f * bank.width() + k) * width;
          kernels.addScaled(sums, t * width, bank.rows(), weight, width, derivatives[at]);
        }
      }
    }
  }
}
