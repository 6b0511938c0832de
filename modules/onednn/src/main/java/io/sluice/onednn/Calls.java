package io.sluice.onednn;

import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.dnnl.dnnl_stream;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;

/** What one worker has made for the shapes it met: the latest ones are kept. */
final class Calls implements AutoCloseable {
  private static final int MOST = 1024;

  /** A copy from one layout to another. */
  private record Pair(Layout from, Layout to) {}

  private final Map<MatrixProduct.Shape, MatrixProduct> products = new Latest<>();
  private final Map<Pair, Call> conversions = new Latest<>();
  private final dnnl_stream stream;
  private NativeMemory scratch = NativeMemory.NONE;

  /** Closes what has not been used for longest. */
  @SuppressWarnings("serial") // never serialized
  private static final class Latest<K, V extends AutoCloseable> extends LinkedHashMap<K, V> {
    Latest() {
      super(16, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
      if (size() <= MOST) {
        return false;
      }
      Calls.close(eldest.getValue());
      return true;
    }
  }

  Calls() {
    try (PointerPointer<Pointer> result = new PointerPointer<>(1)) {
      OneDnn.check(
          "make a stream",
          dnnl.dnnl_stream_create(result, OneDnn.engine(), dnnl.dnnl_stream_default_flags));
      stream = new dnnl_stream(result.get());
    }
  }

  MatrixProduct product(MatrixProduct.Shape shape) {
    MatrixProduct known = products.get(shape);
    if (known == null) {
      known = new MatrixProduct(shape);
      products.put(shape, known);
    }
    return known;
  }

  void multiply(MatrixProduct product, long a, long b, long c) {
    scratch = scratch.atLeast(product.scratchBytes());
    product.run(stream, a, b, c, scratch.address());
  }

  void convert(Layout from, long source, Layout to, long target) {
    Pair pair = new Pair(from, to);
    Call known = conversions.get(pair);
    if (known == null) {
      known = Conversions.create(from, to);
      conversions.put(pair, known);
    }
    known.at(Conversions.FROM, source).at(Conversions.TO, target).run(stream);
  }

  /** Copies to another layout by way of one between. */
  void convert(Layout from, long source, Layout between, Layout to, long target) {
    scratch = scratch.atLeast(between.bytes());
    convert(from, source, between, scratch.address());
    convert(between, scratch.address(), to, target);
  }

  /** Copies a right operand to where and how a product reads it, by way of a layout between. */
  void pack(Call packing, Layout from, long source, Layout between, long target) {
    long packed = source;
    if (!between.equals(from)) {
      scratch = scratch.atLeast(between.bytes());
      convert(from, source, between, scratch.address());
      packed = scratch.address();
    }
    packing.at(Conversions.FROM, packed).at(Conversions.TO, target).run(stream);
  }

  private static void close(AutoCloseable closeable) {
    if (closeable instanceof MatrixProduct product) {
      product.close();
    } else if (closeable instanceof Call call) {
      call.close();
    }
  }

  @Override
  public void close() {
    products.values().forEach(MatrixProduct::close);
    products.clear();
    conversions.values().forEach(Call::close);
    conversions.clear();
    dnnl.dnnl_stream_destroy(stream);
  }
}
