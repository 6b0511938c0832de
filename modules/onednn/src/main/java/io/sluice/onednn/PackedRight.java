package io.sluice.onednn;

/** A right operand in the layout that one product likes, and the way there. */
final class PackedRight implements AutoCloseable {
  private final MatrixProduct product;
  private final NativeMemory memory;
  private final Call packing;
  private long version = -1;

  PackedRight(MatrixProduct product, Layout from) {
    this.product = product;
    memory = new NativeMemory(product.rightBytes());
    packing = product.packing(from);
  }

  MatrixProduct product() {
    return product;
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
    product.close();
  }
}
