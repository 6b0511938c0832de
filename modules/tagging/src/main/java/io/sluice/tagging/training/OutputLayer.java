package io.sluice.tagging.training;

import io.sluice.neural.crf.Crf;
import io.sluice.neural.crf.CrfLayer;
import io.sluice.neural.dense.Dense;
import io.sluice.neural.engine.Engine;
import io.sluice.neural.memory.Floats;
import io.sluice.neural.parameter.NamedTensor;
import io.sluice.neural.parameter.Parameters;
import io.sluice.neural.random.SeededRandom;
import io.sluice.neural.recurrent.RecurrentStack;
import io.sluice.tagging.Decoder;
import io.sluice.tagging.TagSet;
import io.sluice.tagging.TaggerTensors;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Scores of the labels of one layer from the recurrent layers' outputs, and their loss. T steps, B
 * lanes, W output width, K labels in rows padded to a multiple of 16.
 *
 * <p>Without a conditional random field there is one all the same, whose weights are no parameters
 * of the network and stay zero: its loss is the cross-entropy of each token.
 */
final class OutputLayer {
  private final TagSet tags;
  private final String name;
  private final OutputPlaces places;
  private final Dense dense;
  private final CrfLayer crf;
  private final Floats emissions;

  OutputLayer(
      Engine engine,
      Parameters parameters,
      int index,
      TagSet tags,
      RecurrentStack recurrent,
      int maxBatch,
      int maxRows) {
    this.tags = tags;
    name = TaggerTensors.output(index);
    places = new OutputPlaces(recurrent);
    dense = Dense.of(engine, parameters, name, recurrent.outputWidth(), tags.size());
    Parameters own = tags.layer().decoder() == Decoder.CRF ? parameters : new Parameters();
    crf =
        new CrfLayer(engine, own, TaggerTensors.crf(index), tags.constraints(), maxRows, maxBatch);
    if (own != parameters) {
      own.allocate(engine.arena());
    }
    emissions = engine.arena().allocate(maxRows, dense.outputWidth());
  }

  TagSet tags() {
    return tags;
  }

  /** Draws the weights; those of padding stay zero, or derivatives by padding would not be. */
  void initialise(SeededRandom random) {
    dense.initialise(random);
    Map<String, NamedTensor> drawn = new HashMap<>();
    dense
        .export()
        .forEach(
            tensor ->
                drawn.put(
                    tensor.name(),
                    isWeight(tensor) ? places.spread(places.gather(tensor), tags.size()) : tensor));
    dense.load(drawn);
  }

  /** Scores all rows. */
  void forward(Floats outputs, int rows) {
    dense.forward(outputs, rows, emissions);
  }

  /**
   * After {@link #forward}: the sum of the losses of all lanes in nats; derivatives are kept for
   * {@link #backward}.
   */
  double loss(int time, int[] lengths, EncodedLabels gold, double scale) {
    int batch = lengths.length;
    return gold.isComplete()
        ? crf.train(emissions, time, batch, lengths, gold.ids(), scale)
        : crf.train(emissions, time, batch, lengths, gold.sets(), scale);
  }

  /**
   * Adds the gradients.
   *
   * @param dOutputs [T * B, W], replaced
   */
  void backward(Floats outputs, int rows, Floats dOutputs) {
    dense.backward(outputs, emissions, rows, dOutputs);
  }

  /** Floats from one row of emissions to the next. */
  int width() {
    return dense.outputWidth();
  }

  /** Copies the emissions of the last forward pass. */
  void read(int rows, float[] target) {
    emissions.read(0, target, 0, rows * width());
  }

  /** What chooses labels, with the present weights. */
  Crf predictor() {
    return crf.predictor();
  }

  List<NamedTensor> export() {
    List<NamedTensor> tensors = new ArrayList<>();
    for (NamedTensor tensor : dense.export()) {
      tensors.add(isWeight(tensor) ? places.gather(tensor) : tensor);
    }
    if (tags.layer().decoder() == Decoder.CRF) {
      tensors.addAll(crf.export());
    }
    return tensors;
  }

  private boolean isWeight(NamedTensor tensor) {
    return tensor.name().equals(name + ".weight");
  }

  void load(Map<String, NamedTensor> tensors) {
    Map<String, NamedTensor> own = new HashMap<>(tensors);
    own.computeIfPresent(name + ".weight", (weight, tensor) -> places.spread(tensor, tags.size()));
    dense.load(own);
    if (tags.layer().decoder() == Decoder.CRF) {
      crf.load(tensors);
    }
  }
}
