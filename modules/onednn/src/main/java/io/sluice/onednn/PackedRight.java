package io.sluice.onednn;

/** A right operand in the layout that a product likes, and the way there. */
final class PackedRight implements AutoCloseable {
  private final MatrixProduct first;
  private final NativeMemory memory;
  private final Call packing;
  private long version = -1;

  /**
   * @param first of the products that read this layout
   */
  PackedRight(MatrixProduct first, Layout from) {
    this.first = first;
    memory = new NativeMemory(first.rightBytes());
    packing = first.packing(from);
  }

  boolean serves(MatrixProduct product) {
    return product.readsLike(first);
  }

  /** Packs what lies there unless that was done for this version of it. */
  long packed(Calls calls, long source, long wanted) {
    if (version != wanted) {
      calls.pack(packing, source, memory.address());
      version = wanted;
    }
    return memory.address();
  }

  @Override
  public void close() {
    packing.close();
  }
}
