package io.sluice.neural.recurrent;

import io.sluice.neural.kernel.CellKernels;
import io.sluice.neural.kernel.PanelKernels;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where the gates and units of one direction of a layer lie in memory.
 *
 * @param hidden units
 * @param outputs what the layer hands on and reads back: as many as units, or fewer, projected
 */
record GateLayout(Cell cell, int hidden, int outputs) {
  /** Without projection. */
  GateLayout(Cell cell, int hidden) {
    this(cell, hidden, hidden);
  }

  boolean projected() {
    return outputs != hidden;
  }

  /** Blocks of 16 units. */
  int blocks() {
    return paddedHidden() / CellKernels.BLOCK;
  }

  int paddedHidden() {
    return Features.padded(hidden);
  }

  /** Blocks of 16 outputs. */
  int outputBlocks() {
    return paddedOutputs() / CellKernels.BLOCK;
  }

  int paddedOutputs() {
    return Features.padded(outputs);
  }

  /** Gate columns of one block. */
  int blockColumns() {
    return CellKernels.BLOCK * cell.gates();
  }

  /** Fewest blocks whose gate columns fill whole panels. */
  int groupBlocks() {
    int group = 1;
    while (group * blockColumns() % PanelKernels.PANEL != 0) {
      group++;
    }
    return group;
  }

  /** Gate columns of all blocks. */
  int columns() {
    return blocks() * blockColumns();
  }

  /** Column of a gate of a unit. */
  int column(int gate, int unit) {
    return unit / CellKernels.BLOCK * blockColumns()
        + gate * CellKernels.BLOCK
        + unit % CellKernels.BLOCK;
  }

  /** Parameters of a unit beside weights and bias. */
  int extras() {
    return cell.extras().stream().mapToInt(UnitParameters::kinds).sum();
  }

  /** Floats of the projection's weights in memory. */
  int projectionSize() {
    return projected() ? Math.multiplyExact(paddedHidden(), paddedOutputs()) : 0;
  }

  /** Names, after a prefix, and shapes of the canonical tensors. */
  Map<String, List<Integer>> tensors(int inputs) {
    int rows = cell.gates() * hidden;
    Map<String, List<Integer>> shapes = new LinkedHashMap<>();
    shapes.put("input.weight", List.of(rows, inputs));
    shapes.put("hidden.weight", List.of(rows, outputs));
    shapes.put("bias", List.of(rows));
    cell.extras().forEach(extra -> shapes.put(extra.name(), extra.shape(hidden)));
    if (projected()) {
      shapes.put("projection.weight", List.of(outputs, hidden));
    }
    return shapes;
  }
}
