package io.sluice.language;

import io.sluice.model.ElementType;
import io.sluice.model.ModelFormatException;
import io.sluice.model.Tensor;
import io.sluice.model.TensorBundle;
import io.sluice.neural.parameter.NamedTensor;
import io.sluice.neural.precision.BFloat16;
import io.sluice.neural.precision.Quantisation;
import io.sluice.neural.precision.ScaledBytes;
import io.sluice.neural.precision.WeightPrecision;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The tensors of a model as its file has them: matrices in the precision of the model, those of 8
 * bits with a tensor {@code <name>.scale} of floats beside them, and all else as floats.
 */
final class StoredTensors {
  private static final String SCALE = ".scale";

  private StoredTensors() {}

  static List<Tensor> write(List<NamedTensor> tensors, Quantisation quantisation) {
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
   * @throws ModelFormatException if one is missing, differs or has scales out of range
   */
  static Quantisation.Rounded read(
      Architecture architecture, WeightPrecision precision, TensorBundle bundle) {
    Map<String, NamedTensor> tensors = new LinkedHashMap<>();
    Map<String, float[]> scales = new LinkedHashMap<>();
    architecture
        .tensors()
        .forEach(
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
