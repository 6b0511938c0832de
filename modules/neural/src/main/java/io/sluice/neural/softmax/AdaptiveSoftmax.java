package io.sluice.neural.softmax;

import io.sluice.neural.dense.Dense;
import io.sluice.neural.engine.Engine;
import io.sluice.neural.memory.Floats;
import io.sluice.neural.parameter.NamedTensor;
import io.sluice.neural.parameter.Parameters;
import io.sluice.neural.random.SeededRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The softmax of Grave et al. (2017), "Efficient softmax approximation for GPUs": frequent classes
 * and {@link Clusters} in a head, the classes of a cluster by a softmax of their own on a projected
 * input. N rows h, class c in cluster i:
 *
 * <pre>
 * P(c) = softmax(h W' + b)[c]                                            for frequent classes
 * P(c) = softmax(h W' + b)[cluster i] softmax(h P[i]' W[i]' + b[i])[c]   for the others
 * </pre>
 *
 * <p>An exact distribution over all classes. In training a cluster is computed for those rows alone
 * whose right class lies in it.
 *
 * <p>Tensors: {@code <name>.head.weight} [frequent + clusters, I], {@code <name>.head.bias}, and
 * for each cluster {@code <name>.tail.<i>.projection} [D, I], {@code <name>.tail.<i>.weight} [size,
 * D], {@code <name>.tail.<i>.bias} [size].
 */
public final class AdaptiveSoftmax implements SoftmaxLayer {
  private final Clusters clusters;
  private final FullSoftmax head;
  private final List<Tail> tails = new ArrayList<>();
  private final int[] places;
  private final int[] rowsOfCluster;
  private final int[] targetsInCluster;
  private final float[] weightsInCluster;
  private final float[] ones;

  /**
   * Declares the weights and reserves memory.
   *
   * @param name before the names of all tensors
   * @param inputs I
   * @param maxRows most rows of a pass
   */
  public AdaptiveSoftmax(
      Engine engine,
      Parameters parameters,
      String name,
      int inputs,
      Clusters clusters,
      int maxRows) {
    this.clusters = clusters;
    int outputs = clusters.frequent() + clusters.count();
    head =
        new FullSoftmax(
            engine, Dense.of(engine, parameters, name + ".head", inputs, outputs), maxRows);
    Picked picked = new Picked(engine, head.inputWidth(), maxRows);
    for (int i = 0; i < clusters.count(); i++) {
      tails.add(
          new Tail(
              engine,
              parameters,
              name + ".tail." + i,
              inputs,
              clusters.dimension(i, inputs),
              clusters.size(i),
              picked));
    }
    places = new int[maxRows];
    rowsOfCluster = new int[maxRows];
    targetsInCluster = new int[maxRows];
    weightsInCluster = new float[maxRows];
    ones = new float[maxRows];
    Arrays.fill(ones, 1);
  }

  @Override
  public int inputWidth() {
    return head.inputWidth();
  }

  @Override
  public void initialise(SeededRandom random) {
    head.initialise(random.split("head"));
    for (int i = 0; i < tails.size(); i++) {
      tails.get(i).initialise(random.split("tail." + i));
    }
  }

  @Override
  public List<NamedTensor> export() {
    List<NamedTensor> tensors = new ArrayList<>(head.export());
    tails.forEach(tail -> tensors.addAll(tail.export()));
    return tensors;
  }

  @Override
  public void load(Map<String, NamedTensor> tensors) {
    head.load(tensors);
    tails.forEach(tail -> tail.load(tensors));
  }

  @Override
  public double train(Floats input, int[] targets, int rows, SeededRandom random, Floats dInput) {
    place(targets, ones, rows);
    double factor = 1.0 / rows;
    double sum = head.train(input, places, rows, factor, dInput);
    for (int i = 0; i < tails.size(); i++) {
      int count = select(i, targets, ones, rows);
      if (count > 0) {
        sum += tails.get(i).train(input, rowsOfCluster, targetsInCluster, count, factor, dInput);
      }
    }
    return sum;
  }

  @Override
  public double evaluate(Floats input, int[] targets, float[] weights, int rows) {
    place(targets, weights, rows);
    double sum = head.evaluate(input, places, weights, rows);
    for (int i = 0; i < tails.size(); i++) {
      int count = select(i, targets, weights, rows);
      if (count > 0) {
        sum +=
            tails.get(i).evaluate(input, rowsOfCluster, targetsInCluster, weightsInCluster, count);
      }
    }
    return sum;
  }

  private void place(int[] targets, float[] weights, int rows) {
    if (rows > places.length) {
      throw new IllegalArgumentException(
          "%d rows exceed the %d rows reserved for".formatted(rows, places.length));
    }
    for (int n = 0; n < rows; n++) {
      boolean masked = weights[n] == 0;
      if (!masked && (targets[n] < 0 || targets[n] >= clusters.classes())) {
        throw new IllegalArgumentException(
            "the target of row %d must be in [0, %d), was %d"
                .formatted(n, clusters.classes(), targets[n]));
      }
      places[n] = masked ? 0 : clusters.place(targets[n]);
    }
  }

  /** Notes the rows whose class lies in a cluster, in ascending order. */
  private int select(int cluster, int[] targets, float[] weights, int rows) {
    int place = clusters.frequent() + cluster;
    int count = 0;
    for (int n = 0; n < rows; n++) {
      if (places[n] == place) {
        rowsOfCluster[count] = n;
        targetsInCluster[count] = targets[n] - clusters.from(cluster);
        weightsInCluster[count] = weights[n];
        count++;
      }
    }
    return count;
  }
}
