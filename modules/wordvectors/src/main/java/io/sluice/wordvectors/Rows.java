package io.sluice.wordvectors;

import io.sluice.embeddings.vectors.WordVectors;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.deeplearning4j.models.embeddings.inmemory.InMemoryLookupTable;
import org.deeplearning4j.models.sequencevectors.SequenceVectors;
import org.deeplearning4j.models.word2vec.VocabWord;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Takes vectors out of DL4J's models. */
final class Rows {
  private Rows() {}

  /** The vectors of the wanted elements of a model, in the order of their numbers there. */
  static WordVectors of(
      SequenceVectors<VocabWord> model,
      Predicate<VocabWord> wanted,
      Function<VocabWord, String> name) {
    List<VocabWord> elements =
        model.getVocab().vocabWords().stream()
            .filter(wanted)
            .sorted(Comparator.comparingInt(VocabWord::getIndex))
            .toList();
    INDArray table = ((InMemoryLookupTable<VocabWord>) model.getLookupTable()).getSyn0();
    int dimension = Math.toIntExact(table.columns());
    float[] rows = new float[Math.multiplyExact(elements.size(), dimension)];
    for (int row = 0; row < elements.size(); row++) {
      float[] values = table.getRow(elements.get(row).getIndex()).toFloatVector();
      System.arraycopy(values, 0, rows, row * dimension, dimension);
    }
    return WordVectors.of(elements.stream().map(name).toList(), dimension, rows);
  }
}
