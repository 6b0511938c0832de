package io.sluice.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.EmbeddingSequenceLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * DL4J's own LSTM on one of our workloads, in a JVM of its own: {@code Dl4jPeer WORKLOAD SECONDS}.
 * Prints one JSON object. A training step is forward, backward, clipping of gradients by L2 norm
 * and Adam on fixed data. DL4J clips each layer by its own norm, ours all layers by the norm of all
 * gradients; it has no setting closer to that, and the cost of both is small; the best settings
 * found are one-hot input for characters, an embedding layer for words, and {@code
 * OMP_WAIT_POLICY=passive} in the environment.
 */
public final class Dl4jPeer {
  private static final int MEDIAN_OF_AT_LEAST = 5;

  private Dl4jPeer() {}

  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 2) {
      System.err.println("usage: Dl4jPeer W1|W2|W3|W4|W5|W6 SECONDS");
      System.exit(2);
    }
    double seconds = Double.parseDouble(arguments[1]);
    double speed =
        switch (arguments[0]) {
          case "W1" -> training(characters(512), 65, 50, 50, seconds);
          case "W2" -> training(characters(128), 65, 50, 50, seconds);
          case "W3" -> training(words(), 10_000, 20, 35, seconds);
          case "W4" -> labelling(seconds);
          case "W5" -> generation(characters(512), seconds);
          case "W6" -> reading(seconds);
          default ->
              throw new IllegalArgumentException(
                  "unknown workload " + arguments[0] + "; known are W1 to W6");
        };
    System.out.printf(
        Locale.ROOT,
        "{\"name\": \"%s\", \"provider\": \"dl4j\", \"precision\": \"fp32\","
            + " \"unitsPerSecond\": %.1f, \"residentMegabytes\": %d}%n",
        arguments[0],
        speed,
        residentMegabytes());
    System.exit(0); // DL4J leaves threads behind
  }

  private static MultiLayerNetwork characters(int hidden) {
    return network(
        65,
        new LSTM.Builder().nIn(65).nOut(hidden).activation(Activation.TANH).build(),
        new LSTM.Builder().nIn(hidden).nOut(hidden).activation(Activation.TANH).build(),
        output(hidden, 65));
  }

  private static MultiLayerNetwork words() {
    return network(
        10_000,
        new EmbeddingSequenceLayer.Builder().nIn(10_000).nOut(650).build(),
        new LSTM.Builder().nIn(650).nOut(650).activation(Activation.TANH).build(),
        new LSTM.Builder().nIn(650).nOut(650).activation(Activation.TANH).build(),
        output(650, 10_000));
  }

  /** Dense input of 100 features, one layer of 200 units a direction, 9 labels. */
  private static double labelling(double seconds) {
    int features = 100;
    int labels = 9;
    int batch = 32;
    int length = 25;
    var lstm = new LSTM.Builder().nIn(features).nOut(200).activation(Activation.TANH).build();
    var network =
        network(features, new Bidirectional(Bidirectional.Mode.CONCAT, lstm), output(400, labels));
    INDArray input = Nd4j.randn(DataType.FLOAT, batch, features, length);
    var data = new DataSet(input, oneHot(new Random(1), batch, labels, length));
    return batch * length / median(() -> network.fit(data), seconds);
  }

  /** Forward only, one layer of 2048 units; input and output are a vocabulary of 275. */
  private static double reading(double seconds) {
    int vocabulary = 275;
    int batch = 32;
    int window = 50;
    var network =
        network(
            vocabulary,
            new EmbeddingSequenceLayer.Builder().nIn(vocabulary).nOut(100).build(),
            new LSTM.Builder().nIn(100).nOut(2048).activation(Activation.TANH).build(),
            output(2048, vocabulary));
    INDArray ids = Nd4j.zeros(DataType.FLOAT, batch, window);
    var random = new Random(1);
    for (int b = 0; b < batch; b++) {
      for (int t = 0; t < window; t++) {
        ids.putScalar(b, t, random.nextInt(vocabulary));
      }
    }
    return batch * window / median(() -> network.output(ids), seconds);
  }

  private static Layer output(int width, int classes) {
    return new RnnOutputLayer.Builder(LossFunction.MCXENT)
        .activation(Activation.SOFTMAX)
        .nIn(width)
        .nOut(classes)
        .build();
  }

  private static MultiLayerNetwork network(long inputs, Layer... layers) {
    var list =
        new NeuralNetConfiguration.Builder()
            .seed(1)
            .dataType(DataType.FLOAT)
            .updater(new Adam(0.002))
            .gradientNormalization(GradientNormalization.ClipL2PerLayer)
            .gradientNormalizationThreshold(1.0)
            .list();
    for (Layer layer : layers) {
      list.layer(layer);
    }
    list.setInputType(InputType.recurrent(inputs));
    var network = new MultiLayerNetwork(list.build());
    network.init();
    return network;
  }

  private static INDArray oneHot(Random random, int batch, int classes, int window) {
    INDArray labels = Nd4j.zeros(DataType.FLOAT, batch, classes, window);
    for (int b = 0; b < batch; b++) {
      for (int t = 0; t < window; t++) {
        labels.putScalar(b, random.nextInt(classes), t, 1);
      }
    }
    return labels;
  }

  private static double training(
      MultiLayerNetwork network, int vocabulary, int batch, int window, double seconds) {
    var random = new Random(1);
    boolean ids = vocabulary > 1000;
    INDArray input =
        ids
            ? Nd4j.zeros(DataType.FLOAT, batch, window)
            : Nd4j.zeros(DataType.FLOAT, batch, vocabulary, window);
    INDArray labels = Nd4j.zeros(DataType.FLOAT, batch, vocabulary, window);
    for (int b = 0; b < batch; b++) {
      for (int t = 0; t < window; t++) {
        int symbol = random.nextInt(vocabulary);
        if (ids) {
          input.putScalar(b, t, symbol);
        } else {
          input.putScalar(b, symbol, t, 1);
        }
        labels.putScalar(b, random.nextInt(vocabulary), t, 1);
      }
    }
    var data = new DataSet(input, labels);
    return batch * window / median(() -> network.fit(data), seconds);
  }

  private static double generation(MultiLayerNetwork network, double seconds) {
    INDArray input = Nd4j.zeros(DataType.FLOAT, 1, 65, 1);
    input.putScalar(0, 7, 0, 1);
    Runnable hundred =
        () -> {
          for (int i = 0; i < 100; i++) {
            network.rnnTimeStep(input);
          }
        };
    return 100 / median(hundred, seconds);
  }

  /** Median seconds of one run, after runs for half of the time to warm up. */
  private static double median(Runnable step, double seconds) {
    long start = System.nanoTime();
    do {
      step.run();
    } while (System.nanoTime() - start < seconds * 0.5e9);
    double[] times = new double[1 << 16];
    int count = 0;
    start = System.nanoTime();
    while (count < times.length
        && (count < MEDIAN_OF_AT_LEAST || System.nanoTime() - start < seconds * 0.5e9)) {
      long before = System.nanoTime();
      step.run();
      times[count++] = (System.nanoTime() - before) * 1e-9;
    }
    Arrays.sort(times, 0, count);
    return times[count / 2];
  }

  private static long residentMegabytes() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.isReadable(status)) {
      return -1;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
        .findFirst()
        .orElse(-1);
  }
}
