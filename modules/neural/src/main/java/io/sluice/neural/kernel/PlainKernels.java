package io.sluice.neural.kernel;

/** The plain kernels: no module, no flags, any JVM. */
public final class PlainKernels implements Kernels {
  private final PanelKernels panels = new PlainPanelKernels();
  private final NarrowKernels narrow = new PlainNarrowKernels(panels);
  private final CellKernels cells = CellKernels.plain();
  private final RowKernels rows = new PlainRowKernels();

  @Override
  public String name() {
    return "plain";
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
