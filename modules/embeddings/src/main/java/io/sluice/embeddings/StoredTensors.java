package io.sluice.embeddings;

import io.sluice.model.ElementType;
import io.sluice.model.ModelFormatException;
import io.sluice.model.Tensor;
import io.sluice.model.TensorBundle;
import io.sluice.model.json.JsonException;
import io.sluice.model.json.JsonObject;
import io.sluice.neural.arithmetic.BFloat16;
import io.sluice.neural.parameter.NamedTensor;
import io.sluice.neural.precision.Quantisation;
import io.sluice.neural.precision.ScaledBytes;
import io.sluice.neural.precision.WeightPrecision;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The tensors of a model as its file has them: matrices in the precision of the model, those of 8
 * bits with a tensor {@code <name>.scale} of floats beside them, and all else as floats. The
 * manifest names the precision, unless it is that of training.
 */
public final class StoredTensors {
  private static final String SCALE = ".scale";
  private static final String PRECISION = "precision";

  private StoredTensors() {}

  /** Adds the precision to what a manifest says of an architecture. */
  public static JsonObject withPrecision(JsonObject architecture, WeightPrecision precision) {
    JsonObject.Builder json = JsonObject.builder();
    architecture.members().forEach(json::put);
    if (precision != WeightPrecision.FP32) {
      json.put(PRECISION, precision.label());
    }
    return json.build();
  }

  /**
   * The precision that a manifest names.
   *
   * @param where the manifest, for messages
   * @throws ModelFormatException if it is none that is known
   */
  public static WeightPrecision precision(JsonObject architecture, String where) {
    try {
      return architecture.find(PRECISION).isEmpty()
          ? WeightPrecision.FP32
          : WeightPrecision.of(architecture.string(PRECISION));
    } catch (IllegalArgumentException | JsonException e) {
      throw new ModelFormatException(
          where,
          "architecture: " + e.getMessage(),
          architecture,
          "the precision of its weights",
          "use a newer version of Sluice");
    }
  }

  /** Tensors for a file. */
  public static List<Tensor> write(List<NamedTensor> tensors, Quantisation quantisation) {
    return tensors.stream().flatMap(tensor -> write(tensor, quantisation)).toList();
  }

  private static Stream<Tensor> write(NamedTensor tensor, Quantisation quantisation) {
    String name = tensor.name();
    int[] shape = tensor.shape().stream().mapToInt(Integer::intValue).toArray();
    WeightPrecision precision =
        Quantisation.isMatrix(name) ? quantisation.precision() : WeightPrecision.FP32;
    return switch (precision) {
      case FP32 -> Stream.of(Tensor.floats(name, tensor.values(), shape));
      case BF16 -> Stream.of(Tensor.brainFloats(name, BFloat16.of(tensor.values()), shape));
      case INT8 -> {
        float[] scales = quantisation.scalesOf(name);
        byte[] integers = ScaledBytes.quantise(tensor.values(), scales);
        yield Stream.of(
            Tensor.signedBytes(name, integers, shape),
            Tensor.floats(name + SCALE, scales, scales.length));
      }
    };
  }

  /**
   * Takes the tensors of a model out of a file, each of the type and shape that it must have.
   *
   * @param shapes by the names of the tensors
   * @throws ModelFormatException if one is missing, differs or has scales out of range
   */
  public static Quantisation.Rounded read(
      Map<String, int[]> shapes, WeightPrecision precision, TensorBundle bundle) {
    Map<String, NamedTensor> tensors = new LinkedHashMap<>();
    Map<String, float[]> scales = new LinkedHashMap<>();
    shapes.forEach(
        (name, shape) -> {
          WeightPrecision own = Quantisation.isMatrix(name) ? precision : WeightPrecision.FP32;
          if (own == WeightPrecision.INT8) {
            scales.put(name, bundle.require(name + SCALE, ElementType.F32, shape[0]).floats());
          }
          Tensor stored = bundle.require(name, type(own), shape);
          float[] values =
              switch (own) {
                case FP32 -> stored.floats();
                case BF16 -> BFloat16.values(stored.brainFloats());
                case INT8 -> values(stored, scales.getOrDefault(name, new float[0]));
              };
          tensors.put(name, new NamedTensor(name, stored.shape(), values));
        });
    return new Quantisation.Rounded(new Quantisation(precision, scales), tensors);
  }

  /**
   * Takes all tensors out of a file, of the shapes that they have there.
   *
   * @throws ModelFormatException if one has another type than its name and the precision ask for
   */
  public static Quantisation.Rounded readAll(WeightPrecision precision, TensorBundle bundle) {
    Map<String, int[]> shapes = new LinkedHashMap<>();
    for (Tensor tensor : bundle.tensors()) {
      if (!isScale(tensor.name())) {
        shapes.put(tensor.name(), tensor.shape().stream().mapToInt(Integer::intValue).toArray());
      }
    }
    return read(shapes, precision, bundle);
  }

  private static boolean isScale(String name) {
    return name.endsWith(SCALE)
        && Quantisation.isMatrix(name.substring(0, name.length() - SCALE.length()));
  }

  /** How many weights there are: all numbers but the scales of matrices with 8 bits. */
  public static long weights(TensorBundle bundle) {
    return bundle.tensors().stream()
        .filter(tensor -> !isScale(tensor.name()))
        .mapToLong(tensor -> tensor.header().elements())
        .sum();
  }

  private static ElementType type(WeightPrecision precision) {
    return switch (precision) {
      case FP32 -> ElementType.F32;
      case BF16 -> ElementType.BF16;
      case INT8 -> ElementType.I8;
    };
  }

  private static float[] values(Tensor stored, float[] scales) {
    try {
      return ScaledBytes.values(stored.signedBytes(), scales);
    } catch (IllegalArgumentException e) {
      throw new ModelFormatException(
          "tensors",
          "weights of tensor " + stored.name() + ": " + e.getMessage(),
          "them",
          "integers from -127 to 127 with finite scales",
          "the file is damaged or was changed by hand; quantise the model again");
    }
  }
}
