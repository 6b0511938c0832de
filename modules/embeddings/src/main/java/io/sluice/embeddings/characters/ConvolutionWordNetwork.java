package io.sluice.embeddings.characters;

import io.sluice.neural.convolution.Convolution;
import io.sluice.neural.convolution.ConvolutionSettings;
import io.sluice.neural.engine.Engine;
import io.sluice.neural.memory.Floats;
import io.sluice.neural.parameter.NamedTensor;
import io.sluice.neural.parameter.PaddedMatrix;
import io.sluice.neural.parameter.Parameters;
import io.sluice.neural.random.SeededRandom;
import io.sluice.neural.recurrent.Pass;
import java.util.List;
import java.util.Map;

/**
 * Filters over the characters of a word and their largest values (dos Santos and Zadrozny 2014, Ma
 * and Hovy 2016). B words, F filters of each width.
 */
final class ConvolutionWordNetwork implements WordNetwork {
  private final ConvolutionSettings settings;
  private final Convolution convolution;
  private final Floats dOutput;
  private final float[] rows;

  ConvolutionWordNetwork(
      Engine engine,
      Parameters parameters,
      String name,
      ConvolutionSettings settings,
      WordChunks chunking) {
    this.settings = settings;
    convolution = new Convolution(engine, parameters, name, settings, chunking.lanes());
    dOutput = engine.arena().allocate(chunking.lanes(), settings.outputWidth());
    rows = new float[chunking.lanes() * settings.outputWidth()];
  }

  @Override
  public int outputs() {
    return settings.outputs();
  }

  @Override
  public void initialise(SeededRandom random) {
    convolution.initialise(random);
  }

  @Override
  public void forward(Pass pass, Floats input, WordChunk chunk, float[] vectors) {
    Floats output = convolution.forward(input, chunk.time(), chunk.batch(), chunk.lengths());
    output.read(0, rows, 0, chunk.batch() * settings.outputWidth());
    for (int lane = 0; lane < chunk.batch(); lane++) {
      compact(settings, rows, lane * settings.outputWidth(), vectors, chunk.words()[lane]);
    }
  }

  /** Copies the results of a word without their padding to its row. */
  static void compact(
      ConvolutionSettings settings, float[] padded, int offset, float[] vectors, int word) {
    int filters = settings.filters();
    int block = PaddedMatrix.padded(filters);
    for (int bank = 0; bank < settings.widths().size(); bank++) {
      int target = word * settings.outputs() + bank * filters;
      System.arraycopy(padded, offset + bank * block, vectors, target, filters);
    }
  }

  @Override
  public void backward(WordChunk chunk, float[] dVectors, Floats dInput) {
    int filters = settings.filters();
    for (int lane = 0; lane < chunk.batch(); lane++) {
      for (int bank = 0; bank < settings.widths().size(); bank++) {
        int source = chunk.words()[lane] * settings.outputs() + bank * filters;
        int target = lane * settings.outputWidth() + settings.outputPlace(bank * filters);
        dOutput.write(target, dVectors, source, filters);
      }
    }
    convolution.backward(dOutput, dInput);
  }

  @Override
  public List<NamedTensor> export() {
    return convolution.export();
  }

  @Override
  public void load(Map<String, NamedTensor> tensors) {
    convolution.load(tensors);
  }
}
