package io.sluice.neural.kernel;

/**
 * All computation on heap arrays, in families. There is one plain implementation in this module and
 * one on the Vector API in another; both give the same bytes for the same input, because every
 * result element is computed by the same chain of operations in the same order.
 */
public interface Kernels {
  /** Short stable name: {@code plain} or {@code vector}. */
  String name();

  /** Products of row-major blocks with packed panels. */
  PanelKernels panels();

  /** Gate passes of the recurrent cells. */
  CellKernels cells();

  /** Rows of losses, dropout and flat parameter updates. */
  RowKernels rows();
}
