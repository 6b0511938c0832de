package io.sluice.neural.recurrent;

import io.sluice.neural.engine.Engine;
import io.sluice.neural.gemm.StepRows;
import io.sluice.neural.kernel.Normalisation;
import io.sluice.neural.memory.Arena;
import io.sluice.neural.memory.Floats;
import io.sluice.neural.random.BernoulliMask;
import io.sluice.neural.random.SeededRandom;
import java.util.Arrays;

/**
 * One direction of a layer at work: what its forward pass keeps for the backward pass, off-heap,
 * and the rows of the current step, on the heap. T steps, B lanes, H padded hidden units, C gate
 * columns, R padded outputs (as many as hidden units unless they are projected), W output width of
 * the layer. Steps count in the order of processing.
 */
final class LayerDirection {
  final GateLayout layout;
  final DirectionParameters parameters;
  final Window window;

  /**
   * [T * B, C]: projected inputs, then gates, then the derivatives by the projected inputs, unless
   * {@link #dTable} or {@link #stepDerivatives} have those.
   */
  final Floats gates;

  /** [T * B, C]: where the derivatives by the recurrent products differ, a matrix for them. */
  final Floats hiddenGates;

  /** [T * B, C]: gates of cells that normalise, whose projected input is read again. */
  final Floats activations;

  /** [(T + 1) * B, H]: cell before every step and after the last; of a GRU the candidate. */
  final Floats cells;

  /** [T * B, R]: outputs as the products read them, where dropout makes them differ. */
  final Floats operands;

  /** [R, C]: the recurrent weights with some dropped. */
  final Floats dropped;

  /** [T * B, H]: hidden units, where they are projected. */
  final Floats inners;

  /** [T * B, R]: derivatives by the outputs, where they are projected. */
  final Floats dOutputs;

  /** What the layer reads in this pass. */
  LayerInput input;

  /** [rows, C]: an input of few different rows, projected; reserved when one comes. */
  Floats table;

  /** [rows, C]: the derivatives by those projections, in a backward pass. */
  Floats dTable;

  /** [(T + 2) * B, W]: outputs of step t in block t + 1, zero in lanes that have ended. */
  final Floats outputs;

  final int outputWidth;
  final int outputOffset;

  /** Outputs of the step before and after, [B, R] each; used in turn. */
  final float[][] hidden;

  /** Hidden units, [B, H] each; used in turn. The outputs unless they are projected. */
  final float[][] inner;

  /** Derivatives by projected outputs, [B, R] each; used in turn. */
  final float[][] dProjected;

  /** What the products read: {@link #hidden}, or a masked copy. */
  float[][] operand;

  final float[][] cell;

  /** Derivatives by the pre-activations of this step and the one after, [B, C]; used in turn. */
  final float[][] dGates;

  final float[][] dHiddenGates;

  /** [B, H]: derivative by the state before the step, without the part through the gates. */
  final float[] carry;

  /** Projected inputs and products of a step, [B, C], rows {@link #allStride} apart. */
  final float[] allInputs;

  final float[] allProducts;
  final int allStride;

  /** [B, sums * H], see {@link Normalisation#SUMS}. */
  final float[] allSums;

  final float[] bias;
  final float[] extra;

  /** [B, R], used if {@link #dropsHidden}. */
  final float[] hiddenMask;

  /** [B, H], or [H] of ones for all lanes. */
  float[] updateMask;

  int updateMaskStride;
  boolean dropsHidden;
  boolean dropsWeights;
  boolean keeps;

  /** Whether the weights may differ from those of the pass before. */
  boolean packs;

  /** [2 * B, R]: operands of the products of a step, for those of the provider; used in turn. */
  final StepRows stepOperands;

  /** {@link #hiddenGates}, as the backward pass writes them. */
  final StepRows stepDerivatives;

  private final Arena arena;
  private final boolean reverse;
  private final BernoulliMask recurrentDrop;
  private final BernoulliMask weightDrop;
  private final float[][] maskedHidden;
  private final float[] maskOfUpdates;
  private final float[] ones;
  private long weightKey;
  private Pass packedFor = Pass.EVALUATION;

  LayerDirection(
      Engine engine,
      RecurrentSettings settings,
      DirectionParameters parameters,
      Window window,
      int maxRows,
      int maxBatch,
      Floats outputs,
      int index) {
    arena = engine.arena();
    recurrentDrop = BernoulliMask.of(settings.recurrentDropout().rate());
    weightDrop = BernoulliMask.of(settings.weightDrop());
    this.parameters = parameters;
    this.window = window;
    this.outputs = outputs;
    layout = parameters.layout();
    reverse = index == 1;
    int width = layout.paddedHidden();
    int own = layout.paddedOutputs();
    int columns = layout.columns();
    boolean separate = layout.cell().separateProduct();
    int projectedRows = layout.projected() ? maxRows : 0;
    int projectedBatch = layout.projected() ? maxBatch : 0;
    boolean onHidden = settings.recurrentDropout() instanceof RecurrentDropout.OnHidden;
    boolean onUpdate = settings.recurrentDropout() instanceof RecurrentDropout.OnUpdate;
    outputWidth = own * settings.direction().count();
    outputOffset = index * own;
    gates = arena.allocate(maxRows, columns);
    hiddenGates = separate ? arena.allocate(maxRows, columns) : gates;
    boolean normalises = layout.cell().normalises();
    activations = normalises ? arena.allocate(maxRows, columns) : gates;
    allStride = columns + GateSlice.SKEW;
    allInputs = new float[normalises ? maxBatch * allStride : 0];
    allProducts = new float[allInputs.length];
    allSums = new float[normalises ? maxBatch * Normalisation.SUMS * width : 0];
    cells = arena.allocate(layout.cell().keepsUnits() ? maxRows + maxBatch : 0, width);
    operands = arena.allocate(onHidden ? maxRows : 0, own);
    dropped = arena.allocate(settings.weightDrop() > 0 ? own : 0, columns);
    inners = arena.allocate(projectedRows, width);
    dOutputs = arena.allocate(projectedRows, own);
    hidden = new float[2][maxBatch * own];
    inner = layout.projected() ? new float[2][maxBatch * width] : hidden;
    dProjected = new float[2][projectedBatch * own];
    operand = hidden;
    maskedHidden = new float[onHidden ? 2 : 0][maxBatch * own];
    cell = new float[2][maxBatch * width];
    dGates = new float[2][maxBatch * columns];
    dHiddenGates = separate ? new float[2][maxBatch * columns] : dGates;
    carry = new float[maxBatch * width];
    bias = new float[columns];
    extra = new float[layout.extras() * width];
    hiddenMask = new float[onHidden ? maxBatch * own : 0];
    maskOfUpdates = new float[onUpdate ? maxBatch * width : 0];
    ones = new float[width];
    Arrays.fill(ones, 1);
    updateMask = ones;
    boolean provides = engine.gemm().stepProducts().isPresent();
    stepOperands = stepRows(engine, arena.allocate(provides ? 2 * maxBatch : 0, own), own);
    stepDerivatives = stepRows(engine, hiddenGates, columns);
    table = arena.allocate(0);
    dTable = table;
    input = LayerInput.NONE;
  }

  private static StepRows stepRows(Engine engine, Floats matrix, int width) {
    return engine
        .gemm()
        .stepProducts()
        .map(steps -> steps.rows(matrix, width))
        .orElseGet(() -> StepRows.inPlace(matrix, width));
  }

  /** The time of a step of processing. */
  int time(int step) {
    return reverse ? window.time() - 1 - step : step;
  }

  /** Block of {@link #outputs} with the hidden units before the step at a time. */
  int blockBefore(int time) {
    return reverse ? time + 2 : time;
  }

  /** Recurrent weights of this pass, [R, C]. */
  Floats hiddenWeights() {
    return dropsWeights ? dropped : parameters.hidden();
  }

  /**
   * Starts a pass: says whether weights are to be packed, reads what is small, draws the masks.
   * Takes two values of the generator whatever the settings.
   */
  void begin(Pass pass, LayerInput newInput) {
    input = newInput;
    int size = Math.multiplyExact(input.repeats() ? input.rows() : 0, layout.columns());
    table = table.length() < size ? arena.allocate(size) : table;
    dropsHidden = false;
    dropsWeights = false;
    keeps = false;
    packs = pass != packedFor || pass == Pass.EVALUATION;
    packedFor = Pass.EVALUATION;
    operand = hidden;
    updateMask = ones;
    updateMaskStride = 0;
    parameters.bias().read(0, bias, 0, bias.length);
    parameters.extra().read(0, extra, 0, extra.length);
    if (pass instanceof Pass.Training training) {
      keeps = true;
      packs = true;
      dTable = dTable.length() < size ? arena.allocate(size) : dTable;
      SeededRandom random = training.random();
      long recurrentKey = random.nextLong();
      weightKey = random.nextLong();
      dropsWeights = weightDrop.rate() > 0;
      drawMasks(recurrentKey);
    }
  }

  /** The weights have been packed for a pass, or were packed for it before. */
  void packed(Pass pass) {
    packedFor = pass;
  }

  /** Where the projected inputs are. */
  Floats projections() {
    return input.repeats() ? table : gates;
  }

  private void drawMasks(long key) {
    int batch = window.batch();
    if (hiddenMask.length > 0) {
      dropsHidden = true;
      operand = maskedHidden;
      recurrentDrop.fill(key, 0, hiddenMask, 0, batch * layout.paddedOutputs());
    }
    if (maskOfUpdates.length > 0) {
      updateMask = maskOfUpdates;
      updateMaskStride = layout.paddedHidden();
      recurrentDrop.fill(key, 0, updateMask, 0, batch * updateMaskStride);
    }
  }

  /** The mask of the recurrent weights, row by row. */
  void weightMask(int row, float[] target) {
    int columns = layout.columns();
    weightDrop.fill(weightKey, row * columns, target, 0, columns);
  }

  /** Starts from a state, [B, R] and [B, H]; {@code cellState} is empty for cells without. */
  void start(float[] hiddenState, float[] cellState) {
    int batch = window.batch();
    System.arraycopy(hiddenState, 0, hidden[0], 0, batch * layout.paddedOutputs());
    int cells = Math.min(cellState.length, batch * layout.paddedHidden());
    System.arraycopy(cellState, 0, cell[0], 0, cells);
    begunFrom();
  }

  /** Starts from zero. */
  void startFromZero() {
    Arrays.fill(hidden[0], 0);
    Arrays.fill(cell[0], 0);
    begunFrom();
  }

  /** Replaces a state by that after the last step. */
  void end(float[] hiddenState, float[] cellState) {
    int last = window.time() & 1;
    int batch = window.batch();
    System.arraycopy(hidden[last], 0, hiddenState, 0, batch * layout.paddedOutputs());
    int cells = Math.min(cellState.length, batch * layout.paddedHidden());
    System.arraycopy(cell[last], 0, cellState, 0, cells);
  }

  private void begunFrom() {
    int width = layout.paddedOutputs();
    if (dropsHidden) {
      for (int i = 0; i < window.batch() * width; i++) {
        operand[0][i] = hidden[0][i] * hiddenMask[i];
      }
    }
    int block = blockBefore(time(0));
    for (int lane = 0; lane < window.batch(); lane++) {
      int row = (block * window.batch() + lane) * outputWidth + outputOffset;
      outputs.write(row, hidden[0], lane * width, width);
    }
    if (keeps && cells.length() > 0) {
      cells.write(0, cell[0], 0, window.batch() * layout.paddedHidden());
    }
    if (keeps && dropsHidden) {
      operands.write(time(0) * window.batch() * width, operand[0], 0, window.batch() * width);
    }
  }

  /** Where the rows of a step are in {@link #stepOperands}. */
  int operandRow(int step) {
    return (step & 1) * window.batch();
  }

  /** Keeps the outputs {@code from} to {@code from + count - 1} of all lanes after a step. */
  void keepOutputs(int step, int from, int count) {
    int time = time(step);
    int batch = window.batch();
    int width = layout.paddedOutputs();
    int row = (time + 1) * batch;
    float[] rows = hidden[(step + 1) & 1];
    for (int lane = 0; lane < batch; lane++) {
      int target = (row + lane) * outputWidth + outputOffset + from;
      if (window.active(time, lane)) {
        outputs.write(target, rows, lane * width + from, count);
      } else {
        outputs.clear(target, count);
      }
    }
    if (keeps && dropsHidden && step + 1 < window.time()) {
      int first = time(step + 1) * batch;
      keep(operands, first, width, operand[(step + 1) & 1], from, count);
    }
  }

  /** Keeps the units {@code from} to {@code from + count - 1} of all lanes after a step. */
  void keepUnits(int step, int from, int count) {
    int batch = window.batch();
    int width = layout.paddedHidden();
    int after = (step + 1) & 1;
    if (cells.length() > 0) {
      keep(cells, (step + 1) * batch, width, cell[after], from, count);
    }
    if (layout.projected()) {
      keep(inners, time(step) * batch, width, inner[after], from, count);
    }
  }

  /** Keeps the columns {@code from} to {@code from + count - 1} of the derivatives of a step. */
  void keepDerivatives(int step, int from, int count) {
    int batch = window.batch();
    int first = time(step) * batch;
    int width = layout.columns();
    stepDerivatives.write(first, batch, from, count, dHiddenGates[step & 1], from, width);
    if (hiddenGates != gates && !input.repeats()) {
      keep(gates, first, width, dGates[step & 1], from, count);
    }
  }

  /** Likewise of those by projected outputs. */
  void keepProjected(int step, int from, int count) {
    int first = time(step) * window.batch();
    keep(dOutputs, first, layout.paddedOutputs(), dProjected[step & 1], from, count);
  }

  /** Writes some columns of all lanes off-heap, from row {@code first} on. */
  private void keep(Floats target, int first, int width, float[] source, int from, int count) {
    for (int lane = 0; lane < window.batch(); lane++) {
      target.write((first + lane) * width + from, source, lane * width + from, count);
    }
  }
}
