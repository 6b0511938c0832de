package io.sluice.vector;

import io.sluice.neural.arithmetic.Fused;
import io.sluice.neural.kernel.CellKernels;
import io.sluice.neural.kernel.Kernels;
import io.sluice.neural.kernel.NarrowKernels;
import io.sluice.neural.kernel.PanelKernels;
import io.sluice.neural.kernel.RowKernels;

/** The kernels on the Vector API; found by ServiceLoader. */
public final class VectorKernels implements Kernels {
  private final PanelKernels panels;
  private final NarrowKernels narrow;
  private final CellKernels cells;
  private final RowKernels rows;

  /**
   * @throws UnsupportedOperationException if the JVM runs without {@code --add-modules
   *     jdk.incubator.vector}, or without the compiler that makes vector instructions of it (under
   *     {@code -Xint} or {@code -XX:TieredStopAtLevel=1} the Vector API is a thousand times slower
   *     than plain loops), or on a processor without fused multiply-add
   */
  public VectorKernels() {
    if (!vectorApiPresent()) {
      throw new UnsupportedOperationException(
          "the Vector API is missing; run java with --add-modules jdk.incubator.vector");
    }
    String mode = System.getProperty("java.vm.info", "");
    if (mode.contains("interpreted") || mode.contains("emulated-client")) {
      throw new UnsupportedOperationException("the JVM runs without its optimising compiler");
    }
    if (!Fused.IN_HARDWARE) {
      throw new UnsupportedOperationException("the processor has no fused multiply-add");
    }
    panels = new WarmingPanelKernels();
    narrow = new WarmingNarrowKernels();
    cells = VectorCells.warming();
    rows = new VectorRowKernels();
  }

  /** Asks for a class, not the boot layer: the module may have been added while running. */
  private static boolean vectorApiPresent() {
    try {
      Class.forName(
          "jdk.incubator.vector.FloatVector", false, VectorKernels.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException absent) {
      return false;
    }
  }

  @Override
  public String name() {
    return "vector";
  }

  @Override
  public PanelKernels panels() {
    return panels;
  }

  @Override
  public NarrowKernels narrow() {
    return narrow;
  }

  @Override
  public CellKernels cells() {
    return cells;
  }

  @Override
  public RowKernels rows() {
    return rows;
  }
}
