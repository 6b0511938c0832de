package io.sluice.model;

import io.sluice.model.json.Json;
import io.sluice.model.json.JsonArray;
import io.sluice.model.json.JsonException;
import io.sluice.model.json.JsonInteger;
import io.sluice.model.json.JsonObject;
import io.sluice.model.json.JsonString;
import io.sluice.model.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads one safetensors file from someone we do not know.
 *
 * <p>Order of the checks: the header's length against the file before it is read; every tensor's
 * shape against its range; all ranges against the data section, which they must fill without gap or
 * overlap; only then are arrays allocated, together exactly as large as the data that is there.
 */
final class SafetensorsReader {
  private static final int CHUNK = 1 << 18;
  private static final String DAMAGED = "the file is damaged or was made by a faulty writer";
  private static final Set<String> KEYS = Set.of("dtype", "shape", "data_offsets");

  private final String where;
  private final ModelLimits limits;

  SafetensorsReader(String where, ModelLimits limits) {
    this.where = where;
    this.limits = limits;
  }

  private record Range(TensorHeader header, long begin, long end) {}

  /** Reads exactly {@code length} bytes. */
  TensorBundle read(InputStream in, long length) throws IOException {
    if (length < Long.BYTES) {
      throw refuse("size in bytes", length, "at least " + Long.BYTES);
    }
    byte[] prefix = readFully(in, Long.BYTES);
    long headerLength = ByteBuffer.wrap(prefix).order(ByteOrder.LITTLE_ENDIAN).getLong();
    long most = Math.min(limits.maxTensorHeaderBytes(), length - Long.BYTES);
    if (headerLength < 2 || headerLength > most) {
      throw refuse("header length", Long.toUnsignedString(headerLength), "2 to " + most);
    }
    JsonObject header = header(readFully(in, (int) headerLength));
    Map<String, String> metadata = Map.of();
    List<Range> ranges = new ArrayList<>();
    for (Map.Entry<String, JsonValue> member : header.members().entrySet()) {
      if (member.getKey().equals(TensorHeader.RESERVED_NAME)) {
        metadata = metadata(member.getValue());
      } else {
        ranges.add(range(member.getKey(), member.getValue()));
      }
    }
    ranges.sort(Comparator.comparingLong(Range::begin).thenComparingLong(Range::end));
    checkContiguous(ranges, length - Long.BYTES - headerLength);
    List<Tensor> tensors = new ArrayList<>(ranges.size());
    byte[] chunk = new byte[(int) Math.min(CHUNK, length)];
    for (Range range : ranges) {
      tensors.add(readElements(range.header(), in, chunk));
    }
    return new TensorBundle(tensors, metadata);
  }

  private JsonObject header(byte[] bytes) {
    if (bytes[0] != '{') {
      throw refuse("first byte of the header", bytes[0] & 0xff, "123, an opening brace");
    }
    try {
      JsonObject header = Json.parseObject(bytes, "header", limits.tensorHeaderLimits());
      boolean metadata = header.members().containsKey(TensorHeader.RESERVED_NAME);
      int tensors = header.members().size() - (metadata ? 1 : 0);
      if (tensors > limits.maxTensors()) {
        throw refuse("tensors", tensors, "at most " + limits.maxTensors());
      }
      return header;
    } catch (JsonException e) {
      throw new ModelFormatException(where, e, DAMAGED);
    }
  }

  private Map<String, String> metadata(JsonValue value) {
    if (!(value instanceof JsonObject object)) {
      throw refuse("__metadata__", value.description(), "an object of strings");
    }
    Map<String, String> metadata = new LinkedHashMap<>();
    object
        .members()
        .forEach(
            (key, entry) -> {
              if (!(entry instanceof JsonString string)) {
                throw refuse("__metadata__ " + key, entry.description(), "a string");
              }
              metadata.put(key, string.value());
            });
    return metadata;
  }

  private Range range(String name, JsonValue value) {
    if (!(value instanceof JsonObject object) || !object.members().keySet().equals(KEYS)) {
      throw refuse("tensor", name, "an object of dtype, shape and data_offsets");
    }
    try {
      String dtype = object.string("dtype");
      ElementType type =
          ElementType.named(dtype)
              .orElseThrow(
                  () ->
                      refuse(
                          "dtype of a tensor",
                          dtype,
                          "one of " + Arrays.toString(ElementType.values())));
      List<Integer> shape = new ArrayList<>();
      for (long size : integers(object.array("shape"), TensorHeader.MOST_DIMENSIONS)) {
        if (size < 0 || size > Integer.MAX_VALUE) {
          throw refuse("size in a shape", size, "0 to " + Integer.MAX_VALUE);
        }
        shape.add((int) size);
      }
      TensorHeader header = new TensorHeader(name, type, shape);
      long[] offsets = integers(object.array("data_offsets"), 2);
      if (offsets.length != 2
          || offsets[0] < 0
          || offsets[1] < offsets[0]
          || offsets[1] - offsets[0] != header.bytes()) {
        throw refuse(
            "data_offsets of tensor " + name,
            Arrays.toString(offsets),
            "two offsets " + header.bytes() + " bytes apart");
      }
      return new Range(header, offsets[0], offsets[1]);
    } catch (JsonException | IllegalArgumentException e) {
      throw new ModelFormatException(where + ": tensor header", e, DAMAGED);
    }
  }

  private long[] integers(JsonArray array, int most) {
    if (array.values().size() > most) {
      throw refuse("values in shape or data_offsets", array.values().size(), "at most " + most);
    }
    return array.values().stream()
        .mapToLong(
            value -> {
              if (value instanceof JsonInteger integer) {
                return integer.value();
              }
              throw refuse("value in shape or data_offsets", value.description(), "an integer");
            })
        .toArray();
  }

  private void checkContiguous(List<Range> ranges, long dataBytes) {
    long end = 0;
    for (Range range : ranges) {
      if (range.begin() != end) {
        throw refuse(
            "start of tensor " + range.header().name(),
            range.begin(),
            end + ", where the tensor before it ends");
      }
      end = range.end();
    }
    if (end != dataBytes) {
      throw refuse("end of the last tensor", end, dataBytes + ", the end of the data");
    }
  }

  private Tensor readElements(TensorHeader header, InputStream in, byte[] chunk)
      throws IOException {
    int elements = header.elements();
    int width = header.type().bytes();
    Object data =
        switch (header.type()) {
          case F32 -> new float[elements];
          case F64 -> new double[elements];
          case I32 -> new int[elements];
          case I64 -> new long[elements];
          case U8, I8 -> new byte[elements];
          case BF16 -> new short[elements];
        };
    int done = 0;
    while (done < elements) {
      int count = Math.min(chunk.length / width, elements - done);
      readFully(in, chunk, count * width);
      ByteBuffer buffer = ByteBuffer.wrap(chunk, 0, count * width).order(ByteOrder.LITTLE_ENDIAN);
      switch (header.type()) {
        case F32 -> buffer.asFloatBuffer().get((float[]) data, done, count);
        case F64 -> buffer.asDoubleBuffer().get((double[]) data, done, count);
        case I32 -> buffer.asIntBuffer().get((int[]) data, done, count);
        case I64 -> buffer.asLongBuffer().get((long[]) data, done, count);
        case U8, I8 -> buffer.get((byte[]) data, done, count);
        case BF16 -> buffer.asShortBuffer().get((short[]) data, done, count);
      }
      done += count;
    }
    return new Tensor(header, data);
  }

  private byte[] readFully(InputStream in, int length) throws IOException {
    byte[] bytes = new byte[length];
    readFully(in, bytes, length);
    return bytes;
  }

  private void readFully(InputStream in, byte[] bytes, int length) throws IOException {
    int read = in.readNBytes(bytes, 0, length);
    if (read != length) {
      throw refuse("bytes before the end of the file", read, String.valueOf(length));
    }
  }

  private ModelFormatException refuse(String what, Object found, String expected) {
    return new ModelFormatException(where, what, found, expected, DAMAGED);
  }
}
