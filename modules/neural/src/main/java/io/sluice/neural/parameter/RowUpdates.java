package io.sluice.neural.parameter;

/**
 * Who updates parameters of many rows of which a step needs few. It may put updates off as long as
 * nobody sees it: rows are brought up to date before they are read.
 */
public interface RowUpdates {
  /** Puts nothing off. */
  RowUpdates NONE =
      new RowUpdates() {
        @Override
        public void need(Parameter parameter, int[] rows, int count) {
          // all rows are up to date
        }

        @Override
        public void settle() {
          // all rows are up to date
        }
      };

  /**
   * Brings rows up to date; they may get gradients until the next update, others may not.
   *
   * @param rows the first {@code count} of them are meant; some may come twice
   */
  void need(Parameter parameter, int[] rows, int count);

  /** Brings all rows up to date. */
  void settle();
}
