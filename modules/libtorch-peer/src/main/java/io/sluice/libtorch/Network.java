package io.sluice.libtorch;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.EmbeddingImpl;
import org.bytedeco.pytorch.LSTMImpl;
import org.bytedeco.pytorch.LSTMOptions;
import org.bytedeco.pytorch.LinearImpl;
import org.bytedeco.pytorch.Module;
import org.bytedeco.pytorch.T_TensorTensor_T;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** Embedding (but for W4), LSTM and linear layer, as libtorch has them. */
final class Network {
  private final Workload workload;
  private final EmbeddingImpl embedding;
  private final LSTMImpl recurrent;
  private final LinearImpl output;

  Network(Workload workload, torch.ScalarType type) {
    this.workload = workload;
    embedding = new EmbeddingImpl(workload.symbols(), workload.embedding());
    var options = new LSTMOptions(workload.embedding(), workload.hidden());
    options.num_layers().put(workload.layers());
    options.bidirectional().put(workload.bidirectional());
    recurrent = new LSTMImpl(options);
    int width = workload.hidden() * (workload.bidirectional() ? 2 : 1);
    output = new LinearImpl(width, workload.symbols());
    modules().forEach(module -> module.to(type, false));
  }

  private List<Module> modules() {
    return workload.bidirectional()
        ? List.of(recurrent, output)
        : List.of(embedding, recurrent, output);
  }

  TensorVector parameters() {
    List<Tensor> all = new ArrayList<>();
    for (Module module : modules()) {
      all.addAll(List.of(module.parameters().get()));
    }
    return new TensorVector(all.toArray(Tensor[]::new));
  }

  /**
   * Logits of all steps, from a zero state.
   *
   * @param input [time, batch] ids, or [time, batch, features] for W4
   * @return [time * batch, symbols]
   */
  Tensor logits(Tensor input) {
    Tensor read = workload.bidirectional() ? input : embedding.forward(input);
    return output.forward(recurrent.forward(read).get0()).reshape(-1, workload.symbols());
  }

  /**
   * Logits of all steps, from a state that is carried on.
   *
   * @param input [time, batch] ids
   * @param hidden [layers, batch, hidden], replaced by those after the window; as is {@code cell}
   * @return [time * batch, symbols]
   */
  Tensor logits(Tensor input, Tensor hidden, Tensor cell) {
    var result = recurrent.forward(embedding.forward(input), new T_TensorTensor_T(hidden, cell));
    hidden.copy_(result.get1().get0());
    cell.copy_(result.get1().get1());
    return output.forward(result.get0()).reshape(-1, workload.symbols());
  }

  /** Zeros for {@code hidden} or {@code cell}. */
  Tensor state(torch.ScalarType type) {
    return torch.zeros(workload.layers(), workload.batch(), workload.hidden()).to(type);
  }
}
