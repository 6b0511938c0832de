package io.sluice.neural.gemm;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;

/**
 * Copies of the operands of a few products in another format: one for each operand, however many
 * products read it, as it is or transposed. Their memory is used again for the products that
 * follow.
 *
 * @param <C> a copy and its memory
 */
public final class OperandCopies<C extends OperandCopies.Copy> {
  /** Memory for a copy of a matrix, in the order in which the matrix is stored. */
  public interface Copy {
    /** Elements that there is room for. */
    long capacity();

    /** Makes room for a copy of {@code original}; its content is undefined. */
    void reserve(Matrix original);
  }

  private final Supplier<C> maker;
  private final List<C> copies = new ArrayList<>();

  /** The operands of the first copies. */
  private final List<Matrix> originals = new ArrayList<>();

  /**
   * @param maker of copies without memory
   */
  public OperandCopies(Supplier<C> maker) {
    this.maker = maker;
  }

  /** The copy of an operand, with room for it; as long as {@link #clear} is not called. */
  public C of(Matrix operand) {
    for (int i = 0; i < originals.size(); i++) {
      if (originals.get(i).sharesStorageWith(operand)) {
        return copies.get(i);
      }
    }
    int place = originals.size();
    if (place == copies.size()) {
      copies.add(maker.get());
    }
    Collections.swap(copies, place, fitting((long) operand.storedRows() * operand.storedColumns()));
    C copy = copies.get(place);
    copy.reserve(operand);
    originals.add(operand);
    return copy;
  }

  /** The smallest unused copy that is large enough, or else the largest. */
  private int fitting(long elements) {
    int best = originals.size();
    for (int i = best + 1; i < copies.size(); i++) {
      long capacity = copies.get(i).capacity();
      long held = copies.get(best).capacity();
      boolean better = held < elements ? capacity > held : capacity >= elements && capacity < held;
      best = better ? i : best;
    }
    return best;
  }

  /** How many operands there are. */
  public int size() {
    return originals.size();
  }

  /** An operand, in the order in which they came. */
  public Matrix original(int number) {
    return originals.get(number);
  }

  /** Its copy. */
  public C copy(int number) {
    return copies.get(number);
  }

  /** Forgets all operands and keeps the memory. */
  public void clear() {
    originals.clear();
  }
}
