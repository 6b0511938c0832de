package io.sluice.benchmarks;

import io.sluice.neural.engine.Engine;
import io.sluice.neural.engine.EngineSettings;
import io.sluice.neural.loss.Reduction;
import io.sluice.neural.loss.SoftmaxCrossEntropy;
import io.sluice.neural.memory.Floats;
import io.sluice.neural.parameter.Bias;
import io.sluice.neural.parameter.Parameters;
import io.sluice.neural.random.SeededRandom;
import java.util.Arrays;
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

/** Cross-entropy of a softmax over 700 rows of logits; the scores are rows a second. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class SoftmaxBenchmark {
  private static final int ROWS = 700;

  /** V. */
  @Param({"65", "10000"})
  public int classes;

  /** Workers of the team. */
  @Param({"1", "2"})
  public int threads = 1;

  private Engine engine = Engine.open(new EngineSettings("java", 1));
  private SoftmaxCrossEntropy loss =
      new SoftmaxCrossEntropy(engine, new Bias(new Parameters(), "bias", 1), 1);
  private Floats logits = engine.arena().allocate(0);
  private final int[] targets = new int[ROWS];

  /** Draws logits and targets. */
  @Setup
  public void open() {
    engine.close();
    engine = Engine.open(new EngineSettings("java", threads));
    var parameters = new Parameters();
    loss = new SoftmaxCrossEntropy(engine, new Bias(parameters, "bias", classes), ROWS);
    parameters.allocate(engine.arena());
    SeededRandom random = SeededRandom.of(1, "softmax");
    logits = engine.arena().allocate(ROWS, loss.width());
    for (int i = 0; i < logits.length(); i++) {
      logits.set(i, (float) random.nextGaussian());
    }
    Arrays.setAll(targets, row -> random.nextInt(classes));
  }

  /** Ends the threads. */
  @TearDown
  public void close() {
    engine.close();
  }

  /** The losses. */
  @Benchmark
  @OperationsPerInvocation(ROWS)
  public double evaluate() {
    return loss.evaluate(logits, targets, ROWS);
  }

  /** Losses and derivatives; the logits of a call are the derivatives of the one before. */
  @Benchmark
  @OperationsPerInvocation(ROWS)
  public double train() {
    return loss.train(logits, targets, ROWS, Reduction.MEAN);
  }
}
