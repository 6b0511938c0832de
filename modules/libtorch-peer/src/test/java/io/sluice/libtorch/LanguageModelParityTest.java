package io.sluice.libtorch;

import io.sluice.neural.dense.Dense;
import io.sluice.neural.embedding.EmbeddingTable;
import io.sluice.neural.engine.Engine;
import io.sluice.neural.engine.EngineSettings;
import io.sluice.neural.loss.Reduction;
import io.sluice.neural.loss.SoftmaxCrossEntropy;
import io.sluice.neural.memory.Floats;
import io.sluice.neural.parameter.NamedTensor;
import io.sluice.neural.parameter.PaddedMatrix;
import io.sluice.neural.parameter.Parameter;
import io.sluice.neural.parameter.Parameters;
import io.sluice.neural.random.SeededRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What stands around the recurrent layers of a language model: embedding, affine layer and mean
 * cross-entropy of the softmax, forward and backward, on the same weights. N rows, I features, V
 * symbols.
 */
@Tag("peers")
@SuppressWarnings("try") // scopes work by being open
class LanguageModelParityTest {
  private static final int ROWS = 77;
  private static final int FEATURES = 45;
  private static final long SEED = 5;

  @ParameterizedTest
  @ValueSource(ints = {65, 1003})
  void lossAndGradientsAreThoseOfLibtorch(int vocabulary) {
    Random random = new Random(SEED);
    int[] symbols = random.ints(ROWS, 0, vocabulary).toArray();
    int[] targets = random.ints(ROWS, 0, vocabulary).toArray();
    Map<String, NamedTensor> weights = new LinkedHashMap<>();
    put(weights, "embedding.weight", vocabulary, FEATURES);
    put(weights, "output.weight", vocabulary, FEATURES);
    put(weights, "output.bias", vocabulary);
    try (var scope = new PointerScope()) {
      Closeness.check(
          "language model, vocabulary " + vocabulary,
          ours(vocabulary, symbols, targets, weights),
          theirs(symbols, targets, weights));
    }
  }

  private static void put(Map<String, NamedTensor> weights, String name, Integer... shape) {
    int size = List.of(shape).stream().reduce(1, Math::multiplyExact);
    float[] values = Tensors.draw(SEED + weights.size(), size);
    weights.put(name, new NamedTensor(name, List.of(shape), values));
  }

  private static Map<String, float[]> ours(
      int vocabulary, int[] symbols, int[] targets, Map<String, NamedTensor> weights) {
    try (Engine engine = Engine.open(new EngineSettings("java", 2))) {
      Parameters parameters = new Parameters();
      var table =
          new EmbeddingTable(engine, parameters, "embedding.weight", vocabulary, FEATURES, 0);
      var output = Dense.of(engine, parameters, "output", FEATURES, vocabulary);
      parameters.allocate(engine.arena());
      table.load(weights);
      output.load(weights);
      var loss = new SoftmaxCrossEntropy(engine, output.bias(), ROWS);
      Floats embedded = engine.arena().allocate(ROWS, table.width());
      Floats dEmbedded = engine.arena().allocate(ROWS, table.width());
      Floats logits = engine.arena().allocate(ROWS, output.outputWidth());
      table.forward(symbols, ROWS, embedded, SeededRandom.of(SEED, "dropout"));
      output.product(embedded, ROWS, logits);
      double nats = loss.train(logits, targets, ROWS, Reduction.MEAN);
      output.backwardProduct(embedded, logits, ROWS, dEmbedded);
      table.backward(dEmbedded);
      Map<String, float[]> results = new LinkedHashMap<>();
      results.put("loss", new float[] {(float) (nats / ROWS)});
      results.put("embedding.weight", rows(table.weight().gradients(), vocabulary, FEATURES));
      parameters.all().stream()
          .filter(parameter -> parameter.name().equals("output.weight"))
          .map(Parameter::gradients)
          .forEach(floats -> results.put("output.weight", rows(floats, vocabulary, FEATURES)));
      results.put("output.bias", output.bias().gradients().toArray());
      return results;
    }
  }

  private static float[] rows(Floats padded, int rows, int columns) {
    float[] values = new float[rows * columns];
    for (int r = 0; r < rows; r++) {
      padded.read(r * PaddedMatrix.padded(columns), values, r * columns, columns);
    }
    return values;
  }

  private static Map<String, float[]> theirs(
      int[] symbols, int[] targets, Map<String, NamedTensor> weights) {
    Map<String, Tensor> leaves = new LinkedHashMap<>();
    weights.forEach(
        (name, tensor) ->
            leaves.put(
                name,
                Tensors.leaf(
                    tensor.values(),
                    tensor.shape().stream().mapToLong(Integer::longValue).toArray())));
    Tensor embedded = torch.embedding(leaf(leaves, "embedding.weight"), ids(symbols));
    Tensor logits =
        torch.linear(embedded, leaf(leaves, "output.weight"), leaf(leaves, "output.bias"));
    Tensor loss = torch.cross_entropy(logits, ids(targets));
    loss.backward();
    Map<String, float[]> results = new LinkedHashMap<>();
    results.put("loss", Tensors.values(loss));
    leaves.forEach((name, leaf) -> results.put(name, Tensors.values(leaf.grad())));
    return results;
  }

  private static Tensor leaf(Map<String, Tensor> leaves, String name) {
    Tensor leaf = leaves.get(name);
    if (leaf == null) {
      throw new IllegalArgumentException(name + " is not among " + leaves.keySet());
    }
    return leaf;
  }

  private static Tensor ids(int[] values) {
    long[] wide = new long[values.length];
    for (int i = 0; i < values.length; i++) {
      wide[i] = values[i];
    }
    return Tensor.create(wide);
  }
}
