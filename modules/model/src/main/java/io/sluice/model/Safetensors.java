package io.sluice.model;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;

/**
 * Files of named arrays in the safetensors format, which Python, Rust and JavaScript read too.
 *
 * <pre>
 * u64 little-endian   length N of the header
 * N bytes             JSON: {"name": {"dtype": "F32", "shape": [2, 3], "data_offsets": [0, 24]}, …}
 * rest                the elements, little-endian, row-major, without gaps
 * </pre>
 *
 * <p>Written canonically: wider elements first, then by name, the header filled with spaces to a
 * multiple of 8 bytes; so every tensor is aligned and the same tensors give the same SHA-256. Read
 * strictly: every byte of the file is accounted for exactly once.
 */
public final class Safetensors {
  private Safetensors() {}

  /**
   * Replaces {@code file} atomically.
   *
   * @return SHA-256 of the file, in hexadecimal
   */
  public static String write(Path file, List<? extends TensorSource> tensors) throws IOException {
    return write(file, tensors, Map.of());
  }

  /** As {@link #write(Path, List)}, with strings beside the tensors. */
  public static String write(
      Path file, List<? extends TensorSource> tensors, Map<String, String> metadata)
      throws IOException {
    SafetensorsWriter writer = new SafetensorsWriter(tensors, metadata);
    AtomicFile.write(file, channel -> writer.write(Channels.output(channel)));
    return writer.sha256();
  }

  /**
   * Writes to a stream, which stays open.
   *
   * @return SHA-256 of what was written, in hexadecimal
   */
  public static String write(
      OutputStream out, List<? extends TensorSource> tensors, Map<String, String> metadata)
      throws IOException {
    SafetensorsWriter writer = new SafetensorsWriter(tensors, metadata);
    writer.write(out);
    return writer.sha256();
  }

  /** SHA-256, in hexadecimal, that a file of these tensors would have. */
  public static String sha256(List<? extends TensorSource> tensors) {
    try {
      return write(OutputStream.nullOutputStream(), tensors, Map.of());
    } catch (IOException e) {
      throw new UncheckedIOException("writing to nowhere failed", e);
    }
  }

  /**
   * Reads a file within the default limits.
   *
   * @throws ModelFormatException if it is not a proper safetensors file
   */
  public static TensorBundle read(Path file) throws IOException {
    return read(file, ModelLimits.DEFAULT);
  }

  /** Reads a file within {@code limits}; otherwise as {@link #read(Path)}. */
  public static TensorBundle read(Path file, ModelLimits limits) throws IOException {
    long length = ModelFiles.checkedSize(file, limits);
    try (InputStream in =
        new BufferedInputStream(Files.newInputStream(file, StandardOpenOption.READ), 1 << 16)) {
      return new SafetensorsReader(file.toString(), limits).read(in, length);
    }
  }
}
