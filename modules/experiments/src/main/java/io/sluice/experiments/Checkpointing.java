package io.sluice.experiments;

import io.sluice.experiments.run.Checkpoint;
import io.sluice.model.Tensor;
import io.sluice.model.TensorSource;
import io.sluice.neural.parameter.NamedTensor;
import io.sluice.neural.training.Trainer;
import io.sluice.neural.training.TrainerState;
import java.util.ArrayList;
import java.util.HashMap;

/** Between a trainer's state and a checkpoint, which also knows for how long has been worked. */
final class Checkpointing {
  private static final String SECONDS = "experiment.seconds";

  private Checkpointing() {}

  static Checkpoint checkpoint(Trainer trainer, double seconds) {
    var state = trainer.capture();
    var tensors = new ArrayList<TensorSource>();
    for (var tensor : state.tensors()) {
      var shape = tensor.shape().stream().mapToInt(Integer::intValue).toArray();
      tensors.add(TensorSource.floats(tensor.name(), tensor::values, shape));
    }
    var reals = new HashMap<>(state.reals());
    reals.put(SECONDS, new double[] {seconds});
    return new Checkpoint(trainer.steps(), tensors, state.integers(), reals, state.strings());
  }

  static TrainerState state(Checkpoint checkpoint) {
    var tensors = new ArrayList<NamedTensor>();
    for (var source : checkpoint.tensors()) {
      Tensor tensor = source.fetch();
      tensors.add(new NamedTensor(tensor.name(), tensor.shape(), tensor.floats()));
    }
    var reals = new HashMap<>(checkpoint.reals());
    reals.remove(SECONDS);
    return new TrainerState(tensors, checkpoint.integers(), reals, checkpoint.strings());
  }

  static double seconds(Checkpoint checkpoint) {
    return checkpoint.reals().getOrDefault(SECONDS, new double[] {0})[0];
  }
}
