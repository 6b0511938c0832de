package io.sluice.neural.kernel;

import java.util.Iterator;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/**
 * All computation on heap arrays, in families. There is one plain implementation in this module and
 * one on the Vector API in another; both give the same bytes for the same input, because every
 * result element is computed by the same chain of operations in the same order.
 */
public interface Kernels {
  /**
   * The fastest kernels that work here: the first found by {@link ServiceLoader} that loads, else
   * the plain ones. A faster implementation whose needs are not met (a missing JVM module, say) is
   * passed over, because results do not depend on the choice.
   */
  static Kernels best() {
    Iterator<Kernels> found = ServiceLoader.load(Kernels.class).iterator();
    while (true) {
      try {
        if (!found.hasNext()) {
          return new PlainKernels();
        }
        return found.next();
      } catch (ServiceConfigurationError | LinkageError unusable) {
        // Cannot work on this JVM; the iterator has moved on to the next one.
      }
    }
  }

  /** Short stable name: {@code plain} or {@code vector}. */
  String name();

  /** Products of row-major blocks with packed panels. */
  PanelKernels panels();

  /** Products of one row with packed panels of narrow weights, widening and rounding. */
  NarrowKernels narrow();

  /** Gate passes of the recurrent cells. */
  CellKernels cells();

  /** Rows of losses, dropout and flat parameter updates. */
  RowKernels rows();
}
