package io.sluice.libtorch;

import io.sluice.libtorch.RecurrentCase.StatePart;
import io.sluice.neural.parameter.NamedTensor;
import io.sluice.neural.recurrent.Cell;
import io.sluice.neural.recurrent.Direction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.PackedSequence;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * libtorch's side: the same stack, through the functions that its modules call. Lanes of different
 * lengths are a packed sequence.
 */
final class TorchStack {
  private static final long TIME = 0;
  private static final long LANES = 1;

  private final RecurrentCase what;
  private final List<TorchDirection> directions = new ArrayList<>();

  TorchStack(RecurrentCase what, Map<String, NamedTensor> weights) {
    this.what = what;
    for (int layer = 0; layer < what.settings().layers(); layer++) {
      for (String direction : names()) {
        String prefix = "recurrent." + layer + "." + direction;
        directions.add(
            TorchDirection.of(what.settings().cell(), what.settings().hidden(), prefix, weights));
      }
    }
  }

  private List<String> names() {
    return bidirectional() ? List.of("forward", "backward") : List.of("forward");
  }

  private boolean bidirectional() {
    return what.settings().direction() == Direction.BIDIRECTIONAL;
  }

  /** What {@link SluiceStack#run} gives, under the same names. */
  Map<String, float[]> run() {
    Tensor input = Tensors.leaf(what.input(), what.steps(), what.lanes(), what.inputs());
    Passed passed = what.padded() ? packed(input) : plain(input);
    Tensor weight =
        Tensor.create(what.dOutput(), what.steps(), what.lanes(), what.settings().outputs());
    passed.output.mul(weight).sum().backward();
    Map<String, float[]> results = new LinkedHashMap<>();
    results.put("output", Tensors.values(passed.output));
    results.put("input", Tensors.values(input.grad()));
    for (int layer = 0; layer < what.settings().layers(); layer++) {
      long at = (long) layer * names().size(); // the forward direction stands first
      results.put(StatePart.HIDDEN.name(layer), Tensors.values(passed.hidden.select(0, at)));
      if (what.settings().cell() == Cell.LSTM) {
        results.put(StatePart.CELL.name(layer), Tensors.values(passed.cell.select(0, at)));
      }
    }
    directions.forEach(direction -> results.putAll(direction.gradients()));
    return results;
  }

  /** [T, B, W], and states [layers * directions, B, H]; without cells the hidden units twice. */
  private record Passed(Tensor output, Tensor hidden, Tensor cell) {}

  private Passed plain(Tensor input) {
    Tensor hidden = initial(StatePart.HIDDEN);
    int layers = what.settings().layers();
    boolean both = bidirectional();
    return switch (what.settings().cell()) {
      case LSTM -> {
        var states = new TensorVector(hidden, initial(StatePart.CELL));
        var all = torch.lstm(input, states, flat(), true, layers, 0, true, both, false);
        yield new Passed(all.get0(), all.get1(), all.get2());
      }
      case GRU -> {
        var all = torch.gru(input, hidden, flat(), true, layers, 0, true, both, false);
        yield new Passed(all.get0(), all.get1(), all.get1());
      }
      case RNN -> {
        var all = torch.rnn_tanh(input, hidden, flat(), true, layers, 0, true, both, false);
        yield new Passed(all.get0(), all.get1(), all.get1());
      }
      default -> throw new IllegalArgumentException("libtorch has no " + what.settings().cell());
    };
  }

  private Passed packed(Tensor input) {
    long[] lengths = Arrays.stream(what.lengths()).asLongStream().toArray();
    PackedSequence sequence =
        torch.pack_padded_sequence(input, Tensor.create(lengths), false, false);
    Tensor data = sequence.data();
    Tensor sizes = sequence.batch_sizes();
    Tensor order = sequence.sorted_indices();
    Tensor hidden = initial(StatePart.HIDDEN).index_select(LANES, order);
    int layers = what.settings().layers();
    boolean both = bidirectional();
    return switch (what.settings().cell()) {
      case LSTM -> {
        Tensor cell = initial(StatePart.CELL).index_select(LANES, order);
        var states = new TensorVector(hidden, cell);
        var all = torch.lstm(data, sizes, states, flat(), true, layers, 0, true, both);
        yield unpacked(sequence, new Passed(all.get0(), all.get1(), all.get2()));
      }
      case GRU -> {
        var all = torch.gru(data, sizes, hidden, flat(), true, layers, 0, true, both);
        yield unpacked(sequence, new Passed(all.get0(), all.get1(), all.get1()));
      }
      case RNN -> {
        var all = torch.rnn_tanh(data, sizes, hidden, flat(), true, layers, 0, true, both);
        yield unpacked(sequence, new Passed(all.get0(), all.get1(), all.get1()));
      }
      default -> throw new IllegalArgumentException("libtorch has no " + what.settings().cell());
    };
  }

  private static Passed unpacked(PackedSequence sequence, Passed packed) {
    Tensor order = sequence.unsorted_indices();
    var output =
        new PackedSequence(packed.output, sequence.batch_sizes(), sequence.sorted_indices(), order);
    return new Passed(
        torch.pad_packed_sequence(output).get0(),
        packed.hidden.index_select(LANES, order),
        packed.cell.index_select(LANES, order));
  }

  /** Ours for the forward direction, zero for the other one. */
  private Tensor initial(StatePart part) {
    List<Tensor> states = new ArrayList<>();
    int hidden = what.settings().hidden();
    for (int layer = 0; layer < what.settings().layers(); layer++) {
      states.add(Tensor.create(what.state(layer, part), 1, what.lanes(), hidden));
      if (bidirectional()) {
        states.add(torch.zeros(1, what.lanes(), hidden));
      }
    }
    return torch.cat(new TensorVector(states.toArray(Tensor[]::new)), TIME);
  }

  private TensorVector flat() {
    return new TensorVector(
        directions.stream()
            .flatMap(direction -> direction.inOrder().stream())
            .toArray(Tensor[]::new));
  }
}
