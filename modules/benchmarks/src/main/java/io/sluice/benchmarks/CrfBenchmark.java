package io.sluice.benchmarks;

import io.sluice.neural.crf.Constraints;
import io.sluice.neural.crf.Crf;
import io.sluice.neural.crf.CrfLayer;
import io.sluice.neural.crf.Emissions;
import io.sluice.neural.crf.Lattice;
import io.sluice.neural.engine.Engine;
import io.sluice.neural.engine.EngineSettings;
import io.sluice.neural.memory.Floats;
import io.sluice.neural.parameter.NamedTensor;
import io.sluice.neural.parameter.Parameters;
import io.sluice.neural.random.SeededRandom;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A conditional random field on one core, sentences of 25 tokens; the scores are tokens per second.
 * 9 labels are four kinds of spans in IOB2, 17 in IOBES, 50 parts of speech.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class CrfBenchmark {
  private static final int TIME = 25;
  private static final int LANES = 32;
  private static final int TOKENS = TIME * LANES;

  /** K. */
  @Param({"9", "17", "50"})
  public int labels;

  private final Engine engine = Engine.open(new EngineSettings("java", 1));
  private float[] scores = {};
  private Emissions emissions = new Emissions(scores, 0, 1, 1);
  private Crf crf = Crf.of(Constraints.none(1), new float[1], new float[1], new float[1]);
  private CrfLayer layer = new CrfLayer(engine, new Parameters(), "crf", Constraints.none(1), 1, 1);
  private Floats rows = engine.arena().allocate(0);
  private final int[] lengths = new int[LANES];
  private int[] gold = {};

  /** Draws scores and weights. */
  @Setup
  public void draw() {
    SeededRandom random = SeededRandom.of(1, "crf");
    Parameters parameters = new Parameters();
    layer = new CrfLayer(engine, parameters, "crf", Constraints.none(labels), TIME, LANES);
    parameters.allocate(engine.arena());
    Map<String, NamedTensor> tensors = new LinkedHashMap<>();
    for (NamedTensor tensor : layer.export()) {
      fill(tensor.values(), random);
      tensors.put(tensor.name(), tensor);
    }
    layer.load(tensors);
    crf = layer.predictor();
    scores = new float[TOKENS * layer.width()];
    fill(scores, random);
    rows = engine.arena().allocate(scores.length);
    emissions = Emissions.lane(scores, layer.width(), LANES, 3, TIME);
    Arrays.fill(lengths, TIME);
    gold = new int[TOKENS];
    Arrays.setAll(gold, i -> random.nextInt(labels));
  }

  private static void fill(float[] values, SeededRandom random) {
    for (int i = 0; i < values.length; i++) {
      values[i] = 2 * (float) random.nextGaussian();
    }
  }

  /** Ends the threads. */
  @TearDown
  public void close() {
    engine.close();
  }

  /** The best path. */
  @Benchmark
  @OperationsPerInvocation(TIME)
  public int[] bestPath() {
    return crf.lattice(emissions).bestLabels();
  }

  /** The best path and the probability of every label of every token. */
  @Benchmark
  @OperationsPerInvocation(TIME)
  public double marginals() {
    Lattice lattice = crf.lattice(emissions);
    return lattice.marginals()[lattice.bestLabels()[1]];
  }

  /** Ten best paths with their probabilities. */
  @Benchmark
  @OperationsPerInvocation(TIME)
  public double tenBest() {
    return crf.lattice(emissions).nBest(10).get(9).logProbability();
  }

  /** Loss and gradients of a batch. */
  @Benchmark
  @OperationsPerInvocation(TOKENS)
  public double train() {
    rows.write(0, scores, 0, scores.length);
    return layer.train(rows, TIME, LANES, lengths, gold, 1);
  }
}
