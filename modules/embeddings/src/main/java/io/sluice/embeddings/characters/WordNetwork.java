package io.sluice.embeddings.characters;

import io.sluice.neural.memory.Floats;
import io.sluice.neural.parameter.NamedTensor;
import io.sluice.neural.random.SeededRandom;
import io.sluice.neural.recurrent.Pass;
import java.util.List;
import java.util.Map;

/** Makes one vector of the character vectors of a word, in training. T steps, B lanes. */
interface WordNetwork {
  /** D: numbers a word. */
  int outputs();

  void initialise(SeededRandom random);

  /**
   * Computes the vectors of the words of a chunk.
   *
   * @param input [T * B, I], left alone until the backward pass is done
   * @param vectors [words, D]; rows of the chunk's words are replaced
   */
  void forward(Pass pass, Floats input, WordChunk chunk, float[] vectors);

  /**
   * Adds gradients, after a forward pass of the same chunk in training.
   *
   * @param dVectors [words, D]
   * @param dInput [T * B, I], replaced
   */
  void backward(WordChunk chunk, float[] dVectors, Floats dInput);

  List<NamedTensor> export();

  void load(Map<String, NamedTensor> tensors);
}
