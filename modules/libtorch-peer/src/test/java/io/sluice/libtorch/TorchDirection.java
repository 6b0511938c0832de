package io.sluice.libtorch;

import io.sluice.neural.parameter.NamedTensor;
import io.sluice.neural.recurrent.Cell;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/**
 * The weights of one direction of a layer as libtorch holds them. H hidden units, I inputs; rows
 * are gates of H units each, and the gates have the same order on both sides:
 *
 * <pre>
 * ours, canonical                              libtorch                        gates in order
 * &lt;prefix&gt;.input.weight           [gates H, I]  weight_ih_l&lt;k&gt;, also _reverse   lstm i f g o
 * &lt;prefix&gt;.hidden.weight          [gates H, H]  weight_hh_l&lt;k&gt;                  gru  r z n
 * &lt;prefix&gt;.bias                   [gates H]     bias_ih_l&lt;k&gt; (+ bias_hh_l&lt;k&gt;)    rnn  h
 * &lt;prefix&gt;.candidate.hidden.bias  [H], gru      bias_hh_l&lt;k&gt;, third part
 * </pre>
 *
 * <p>libtorch has two biases that are added up, except for the candidate of a GRU, where the reset
 * gate multiplies the second one. Ours are therefore one bias, and one more for that candidate;
 * what is left of {@code bias_hh} is zero. The derivative by our bias is that by {@code bias_ih}.
 */
record TorchDirection(
    String prefix,
    Cell cell,
    int hidden,
    Tensor input,
    Tensor recurrent,
    Tensor bias,
    Tensor more) {

  /** The tensors of a name such as {@code recurrent.0.forward}, as leaves of the graph. */
  static TorchDirection of(Cell cell, int hidden, String prefix, Map<String, NamedTensor> tensors) {
    int rows = cell.gates() * hidden;
    float[] input = values(tensors, prefix + ".input.weight");
    float[] second = new float[rows];
    if (cell == Cell.GRU) {
      float[] candidate = values(tensors, prefix + ".candidate.hidden.bias");
      System.arraycopy(candidate, 0, second, 2 * hidden, hidden);
    }
    return new TorchDirection(
        prefix,
        cell,
        hidden,
        Tensors.leaf(input, rows, input.length / rows),
        Tensors.leaf(values(tensors, prefix + ".hidden.weight"), rows, hidden),
        Tensors.leaf(values(tensors, prefix + ".bias"), rows),
        Tensors.leaf(second, rows));
  }

  private static float[] values(Map<String, NamedTensor> tensors, String name) {
    NamedTensor tensor = tensors.get(name);
    if (tensor == null) {
      throw new IllegalArgumentException(name + " is not among " + tensors.keySet());
    }
    return tensor.values();
  }

  /** As libtorch's functions take them. */
  List<Tensor> inOrder() {
    return List.of(input, recurrent, bias, more);
  }

  /** After a backward pass, by our names. */
  Map<String, float[]> gradients() {
    Map<String, float[]> gradients = new LinkedHashMap<>();
    gradients.put(prefix + ".input.weight", Tensors.values(input.grad()));
    gradients.put(prefix + ".hidden.weight", Tensors.values(recurrent.grad()));
    gradients.put(prefix + ".bias", Tensors.values(bias.grad()));
    if (cell == Cell.GRU) {
      float[] second = Tensors.values(more.grad());
      gradients.put(
          prefix + ".candidate.hidden.bias", Arrays.copyOfRange(second, 2 * hidden, 3 * hidden));
    }
    return gradients;
  }
}
