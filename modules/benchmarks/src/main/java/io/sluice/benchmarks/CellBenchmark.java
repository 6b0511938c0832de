package io.sluice.benchmarks;

import io.sluice.neural.engine.Engine;
import io.sluice.neural.engine.EngineSettings;
import io.sluice.neural.memory.Floats;
import io.sluice.neural.parameter.Parameters;
import io.sluice.neural.random.SeededRandom;
import io.sluice.neural.recurrent.CarriedState;
import io.sluice.neural.recurrent.Cell;
import io.sluice.neural.recurrent.Pass;
import io.sluice.neural.recurrent.RecurrentSettings;
import io.sluice.neural.recurrent.RecurrentStack;
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
 * One recurrent layer over a window of 50 lanes and 50 steps with as many inputs as hidden units;
 * the scores are positions (a lane at a step) a second.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class CellBenchmark {
  private static final int TIME = 50;
  private static final int LANES = 50;
  private static final int POSITIONS = TIME * LANES;

  @Param public Cell cell = Cell.LSTM;

  /** Hidden units. */
  @Param({"128", "512"})
  public int hidden;

  /** Of the large products. */
  @Param({"java"})
  public String provider = "";

  /** Workers of the team. */
  @Param({"1", "2"})
  public int threads = 1;

  private Engine engine = Engine.open(new EngineSettings("java", 1));
  private RecurrentStack stack =
      new RecurrentStack(engine, new Parameters(), RecurrentSettings.of(Cell.RNN, 1, 1), 1, 1, 1);
  private CarriedState state = stack.newState(1);
  private Floats input = engine.arena().allocate(0);
  private Floats dOutput = input;
  private Floats dInput = input;
  private final Pass training = new Pass.Training(SeededRandom.of(1, "dropout"));

  /** Draws weights and inputs. */
  @Setup
  public void open() {
    engine.close();
    engine = Engine.open(new EngineSettings(provider, threads));
    var parameters = new Parameters();
    var settings = RecurrentSettings.of(cell, 1, hidden);
    stack = new RecurrentStack(engine, parameters, settings, hidden, TIME, LANES);
    parameters.allocate(engine.arena());
    SeededRandom random = SeededRandom.of(1, "cell");
    stack.initialise(random);
    state = stack.newState(LANES);
    input = drawn(random, stack.inputWidth());
    dOutput = drawn(random, stack.outputWidth());
    dInput = engine.arena().allocate(POSITIONS, stack.inputWidth());
  }

  private Floats drawn(SeededRandom random, int width) {
    Floats values = engine.arena().allocate(POSITIONS, width);
    for (int i = 0; i < values.length(); i++) {
      values.set(i, (float) (0.1 * random.nextGaussian()));
    }
    return values;
  }

  /** Ends the threads. */
  @TearDown
  public void close() {
    engine.close();
  }

  /** Without what a backward pass would need. */
  @Benchmark
  @OperationsPerInvocation(POSITIONS)
  public Floats forward() {
    return stack.forward(Pass.EVALUATION, input, TIME, LANES, state);
  }

  /** Forward, and the gradients of weights and input. */
  @Benchmark
  @OperationsPerInvocation(POSITIONS)
  public Floats forwardAndBackward() {
    stack.forward(training, input, TIME, LANES, state);
    stack.backward(dOutput, dInput);
    return dInput;
  }
}
