package io.sluice.experiments.run;

import io.sluice.corpora.Checksums;
import io.sluice.model.AtomicFile;
import io.sluice.model.ElementType;
import io.sluice.model.ModelFormatException;
import io.sluice.model.Safetensors;
import io.sluice.model.Tensor;
import io.sluice.model.TensorBundle;
import io.sluice.model.TensorHeader;
import io.sluice.model.TensorSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * One checkpoint on disk: {@code step-000001200.safetensors}, and beside it a file {@code .sha256}
 * in the format of {@code sha256sum}, written last. A checkpoint without it was never finished.
 */
final class CheckpointFile {
  private static final String FORMAT = "sluice-checkpoint-1";
  private static final Pattern NAME = Pattern.compile("step-([0-9]{9,18})\\.safetensors");

  private CheckpointFile() {}

  static Path path(Path directory, long step) {
    return directory.resolve(String.format(Locale.ROOT, "step-%09d.safetensors", step));
  }

  static Path checksumPath(Path file) {
    return file.resolveSibling(file.getFileName() + ".sha256");
  }

  /** The step in a file's name, if it is the name of a checkpoint. */
  static OptionalLong step(Path file) {
    var name = NAME.matcher(String.valueOf(file.getFileName()));
    return name.matches() ? OptionalLong.of(Long.parseLong(name.group(1))) : OptionalLong.empty();
  }

  static void write(Path file, Checkpoint checkpoint) throws IOException {
    var tensors = new ArrayList<TensorSource>();
    for (var tensor : checkpoint.tensors()) {
      tensors.add(renamed("tensor/" + tensor.header().name(), tensor));
    }
    checkpoint
        .integers()
        .forEach((name, data) -> tensors.add(Tensor.longs("integer/" + name, data, data.length)));
    checkpoint
        .reals()
        .forEach((name, data) -> tensors.add(Tensor.doubles("real/" + name, data, data.length)));
    var metadata = new HashMap<String, String>();
    checkpoint.strings().forEach((name, text) -> metadata.put("string/" + name, text));
    metadata.put("format", FORMAT);
    metadata.put("step", Long.toString(checkpoint.step()));
    var checksum = Safetensors.write(file, tensors, metadata);
    AtomicFile.writeString(checksumPath(file), checksum + "  " + file.getFileName() + "\n");
  }

  /**
   * Reads a checkpoint after comparing every byte with its checksum.
   *
   * @throws IOException saying what is wrong with it
   */
  static Checkpoint read(Path file) throws IOException {
    var checksum = checksumPath(file);
    if (!Files.exists(checksum)) {
      throw new IOException("it has no checksum, so writing it was never finished");
    }
    var expected = Files.readString(checksum, StandardCharsets.UTF_8).split(" ")[0];
    var found = Checksums.sha256(file);
    if (!found.equals(expected)) {
      throw new IOException("its sha256 is " + found + ", expected " + expected);
    }
    try {
      return parse(Safetensors.read(file));
    } catch (ModelFormatException broken) {
      throw new IOException(broken.getMessage(), broken);
    }
  }

  private static Checkpoint parse(TensorBundle bundle) throws IOException {
    var format = bundle.metadata().getOrDefault("format", "");
    if (!format.equals(FORMAT)) {
      throw new IOException("its format is \"" + format + "\", expected " + FORMAT);
    }
    List<Tensor> tensors = new ArrayList<>();
    Map<String, long[]> integers = new HashMap<>();
    Map<String, double[]> reals = new HashMap<>();
    for (var tensor : bundle.tensors()) {
      var name = tensor.name().substring(tensor.name().indexOf('/') + 1);
      switch (tensor.type()) {
        case I64 -> integers.put(name, tensor.longs());
        case F64 -> reals.put(name, tensor.doubles());
        case F32 -> tensors.add(Tensor.floats(name, tensor.floats(), shape(tensor.header())));
        default -> throw new IOException("it holds elements of type " + tensor.type());
      }
    }
    var strings = new HashMap<String, String>();
    bundle
        .metadata()
        .forEach(
            (key, text) -> {
              if (key.startsWith("string/")) {
                strings.put(key.substring("string/".length()), text);
              }
            });
    var step = Long.parseLong(bundle.metadata().getOrDefault("step", "0"));
    return new Checkpoint(step, tensors, integers, reals, strings);
  }

  private static TensorSource renamed(String name, TensorSource source) {
    var header = source.header();
    if (header.type() != ElementType.F32) {
      throw new IllegalArgumentException(
          "tensor " + header.name() + " of a checkpoint must hold floats, was " + header.type());
    }
    return TensorSource.floats(name, () -> source.fetch().floats(), shape(header));
  }

  private static int[] shape(TensorHeader header) {
    return header.shape().stream().mapToInt(Integer::intValue).toArray();
  }
}
