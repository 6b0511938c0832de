package io.sluice.onednn;

/**
 * A right operand in the layout that a product likes, and the way there. What lies by rows is
 * rounded first, where it is to be: the library takes longer to round and pack at once.
 */
final class PackedRight implements AutoCloseable {
  private final MatrixProduct first;
  private final NativeMemory memory;
  private final Call packing;
  private final Layout from;
  private final Layout between;
  private long version = -1;

  /**
   * @param first of the products that read this layout
   * @param type of its elements there, in the library's numbers
   */
  PackedRight(MatrixProduct first, Layout from, int type) {
    this.first = first;
    memory = new NativeMemory(first.rightBytes());
    this.from = from;
    boolean rounds = type != from.type() && from.columnStride() == 1;
    between = rounds ? from.dense().withType(type) : from;
    packing = first.packing(between);
  }

  boolean serves(MatrixProduct product) {
    return product.readsLike(first);
  }

  /** Packs what lies there unless that was done for this version of it. */
  long packed(Calls calls, long source, long wanted) {
    if (version != wanted) {
      calls.pack(packing, from, source, between, memory.address());
      version = wanted;
    }
    return memory.address();
  }

  @Override
  public void close() {
    packing.close();
  }
}
