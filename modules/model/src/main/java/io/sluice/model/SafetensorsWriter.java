package io.sluice.model;

import io.sluice.model.json.Json;
import io.sluice.model.json.JsonArray;
import io.sluice.model.json.JsonObject;
import io.sluice.model.json.JsonValue;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Writes one safetensors file in canonical form; see {@link Safetensors}. */
final class SafetensorsWriter {
  private static final int ALIGNMENT = 8;
  private static final int CHUNK = 1 << 16;

  /** Wide elements first, so that every tensor starts at a multiple of its element's size. */
  private static final Comparator<TensorSource> CANONICAL =
      Comparator.<TensorSource>comparingInt(source -> -source.header().type().bytes())
          .thenComparing(source -> source.header().name());

  private final List<TensorSource> sources;
  private final byte[] header;
  private final long dataBytes;
  private final MessageDigest digest = Sha256.digest();

  SafetensorsWriter(List<? extends TensorSource> tensors, Map<String, String> metadata) {
    sources = tensors.stream().<TensorSource>map(source -> source).sorted(CANONICAL).toList();
    Set<String> names = new HashSet<>();
    long offset = 0;
    JsonObject.Builder json = JsonObject.builder();
    if (!metadata.isEmpty()) {
      json.put(TensorHeader.RESERVED_NAME, metadata(metadata));
    }
    for (TensorSource source : sources) {
      TensorHeader tensor = source.header();
      if (!names.add(tensor.name())) {
        throw new IllegalArgumentException("two tensors have the name " + tensor.name());
      }
      json.put(tensor.name(), describe(tensor, offset));
      offset += tensor.bytes();
    }
    dataBytes = offset;
    header = padded(Json.compact(json.build()).getBytes(StandardCharsets.UTF_8));
  }

  /** Bytes of the whole file. */
  long length() {
    return Long.BYTES + header.length + dataBytes;
  }

  /** Of everything written; asked once, after {@link #write}. */
  String sha256() {
    return Sha256.hex(digest);
  }

  void write(OutputStream target) throws IOException {
    OutputStream out = new DigestOutputStream(target, digest);
    byte[] bytes = new byte[CHUNK];
    ByteBuffer chunk = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    chunk.putLong(header.length);
    out.write(bytes, 0, Long.BYTES);
    out.write(header);
    for (TensorSource source : sources) {
      Tensor tensor = source.fetch();
      if (!tensor.header().equals(source.header())) {
        throw new IllegalStateException(
            "tensor source promised %s and gave %s".formatted(source.header(), tensor.header()));
      }
      writeElements(tensor, bytes, out);
    }
    out.flush();
  }

  private static void writeElements(Tensor tensor, byte[] bytes, OutputStream out)
      throws IOException {
    ByteBuffer chunk = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int elements = tensor.header().elements();
    int width = tensor.type().bytes();
    int atOnce = CHUNK / width;
    int count;
    for (int from = 0; from < elements; from += count) {
      count = Math.min(atOnce, elements - from);
      chunk.clear();
      switch (tensor.type()) {
        case F32 -> chunk.asFloatBuffer().put(tensor.floats(), from, count);
        case F64 -> chunk.asDoubleBuffer().put(tensor.doubles(), from, count);
        case I32 -> chunk.asIntBuffer().put(tensor.ints(), from, count);
        case I64 -> chunk.asLongBuffer().put(tensor.longs(), from, count);
        case U8 -> chunk.put(tensor.bytes(), from, count);
        case I8 -> chunk.put(tensor.signedBytes(), from, count);
        case BF16 -> chunk.asShortBuffer().put(tensor.brainFloats(), from, count);
      }
      out.write(bytes, 0, count * width);
    }
  }

  private static JsonObject describe(TensorHeader tensor, long offset) {
    return JsonObject.builder()
        .put("dtype", tensor.type().name())
        .put("shape", new JsonArray(tensor.shape().stream().map(JsonValue::of).toList()))
        .put(
            "data_offsets",
            new JsonArray(List.of(JsonValue.of(offset), JsonValue.of(offset + tensor.bytes()))))
        .build();
  }

  private static JsonObject metadata(Map<String, String> metadata) {
    JsonObject.Builder json = JsonObject.builder();
    new TreeMap<>(metadata).forEach(json::put);
    return json.build();
  }

  private static byte[] padded(byte[] json) {
    int length = Math.floorDiv(json.length + ALIGNMENT - 1, ALIGNMENT) * ALIGNMENT;
    byte[] padded = Arrays.copyOf(json, length);
    Arrays.fill(padded, json.length, length, (byte) ' ');
    return padded;
  }
}
