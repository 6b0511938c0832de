package io.sluice.neural.recurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.neural.engine.Engine;
import io.sluice.neural.gemm.JavaGemmProvider;
import io.sluice.neural.kernel.Kernels;
import io.sluice.neural.kernel.PlainKernels;
import io.sluice.neural.random.SeededRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Prediction of whole sequences gives the bytes of an evaluation pass, on any kernels. */
public abstract class SequencePredictorContract {
  private static final int INPUTS = 13;

  /** The kernels under test. */
  protected abstract Kernels kernels();

  /** A stack of random weights, and a batch of random lengths. */
  private final class Case {
    final StackRun run;
    final SequencePredictor predictor;
    final int time;
    final int batch;
    final int[] lengths;
    final float[] input;

    Case(Engine engine, RecurrentSettings settings, int time, int batch, boolean full) {
      this.time = time;
      this.batch = batch;
      run = new StackRun(engine, settings, INPUTS, time, batch);
      predictor =
          SequencePredictor.of(kernels(), settings, INPUTS, StackRun.byName(run.stack.export()));
      SeededRandom random = SeededRandom.of(time + batch, "lengths");
      lengths =
          IntStream.range(0, batch).map(i -> full ? time : random.nextInt(time + 1)).toArray();
      input = run.inputOf(StackRun.draw(time, time * batch * INPUTS)).toArray();
    }

    float[] expected() {
      var floats = run.inputOf(StackRun.draw(time, time * batch * INPUTS));
      var state = run.stack.newState(batch);
      return run.stack.forward(Pass.EVALUATION, floats, time, batch, lengths, state).toArray();
    }

    float[] actual(SequencePredictor.Workspace workspace) {
      float[] output = predictor.forward(input, time, batch, lengths, workspace);
      return Arrays.copyOf(output, time * batch * predictor.outputWidth());
    }
  }

  private static Engine engine() {
    Kernels plain = new PlainKernels();
    return Engine.open(plain, new JavaGemmProvider(plain), 1);
  }

  @ParameterizedTest
  @EnumSource(Cell.class)
  void predictionIsTheEvaluationPass(Cell cell) {
    SequencePredictor.Workspace workspace = new SequencePredictor.Workspace();
    try (Engine engine = engine()) {
      for (Direction direction : Direction.values()) {
        for (int hidden : new int[] {5, 53}) {
          for (RecurrentSettings settings : settings(cell, hidden, direction)) {
            predictionIsTheEvaluationPass(engine, settings, workspace);
          }
        }
      }
    }
  }

  /** With and without projection, which is the same whatever the cell. */
  private static List<RecurrentSettings> settings(Cell cell, int hidden, Direction direction) {
    RecurrentSettings plain =
        RecurrentSettings.of(cell, hidden == 5 ? 3 : 1, hidden).withDirection(direction);
    return cell == Cell.LSTM ? List.of(plain, plain.withProjection(hidden / 2)) : List.of(plain);
  }

  private void predictionIsTheEvaluationPass(
      Engine engine, RecurrentSettings settings, SequencePredictor.Workspace workspace) {
    for (int[] size : new int[][] {{1, 1}, {6, 4}, {9, 40}, {150, 1}, {2, 200}}) {
      for (boolean full : new boolean[] {true, false}) {
        Case given = new Case(engine, settings, size[0], size[1], full);
        assertThat(given.actual(workspace))
            .as("%s, %d x %d, lengths %s", settings, size[0], size[1], given.lengths)
            .isEqualTo(given.expected());
      }
    }
  }

  @Test
  void neighboursAndPaddingAreInert() {
    RecurrentSettings settings =
        RecurrentSettings.of(Cell.LSTM, 2, 21).withDirection(Direction.BIDIRECTIONAL);
    try (Engine engine = engine()) {
      Case given = new Case(engine, settings, 7, 5, false);
      int width = given.predictor.inputWidth();
      float[] together = given.actual(new SequencePredictor.Workspace());
      for (int lane = 0; lane < 5; lane++) {
        int length = given.lengths[lane];
        for (int t = 0; t < 7; t++) {
          int row = t * 5 + lane;
          if (t >= length) {
            Arrays.fill(given.input, row * width, (row + 1) * width, Float.NaN);
          }
        }
      }
      assertThat(given.actual(new SequencePredictor.Workspace())).isEqualTo(together);
      for (int lane = 0; lane < 5; lane++) {
        int length = given.lengths[lane];
        if (length > 0) {
          float[] alone = new float[length * width];
          for (int t = 0; t < length; t++) {
            System.arraycopy(given.input, (t * 5 + lane) * width, alone, t * width, width);
          }
          int out = given.predictor.outputWidth();
          float[] output =
              given.predictor.forward(
                  alone, length, 1, new int[] {length}, new SequencePredictor.Workspace());
          for (int t = 0; t < length; t++) {
            int row = (t * 5 + lane) * out;
            assertThat(Arrays.copyOfRange(output, t * out, (t + 1) * out))
                .isEqualTo(Arrays.copyOfRange(together, row, row + out));
          }
        }
      }
    }
  }

  @Test
  void threadsShareAPredictor() throws Exception {
    RecurrentSettings settings =
        RecurrentSettings.of(Cell.GRU, 2, 21).withDirection(Direction.BIDIRECTIONAL);
    ExecutorService threads = Executors.newFixedThreadPool(3);
    try (Engine engine = engine()) {
      Case given = new Case(engine, settings, 11, 6, false);
      float[] expected = given.expected();
      Callable<float[]> task = () -> given.actual(new SequencePredictor.Workspace());
      for (Future<float[]> result :
          threads.invokeAll(List.of(task, task, task, task, task, task))) {
        assertThat(result.get()).isEqualTo(expected);
      }
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void tellsItsShapesAndRefusesOthers() {
    RecurrentSettings settings =
        RecurrentSettings.of(Cell.LSTM, 2, 21).withDirection(Direction.BIDIRECTIONAL);
    try (Engine engine = engine()) {
      Case given = new Case(engine, settings, 3, 2, true);
      SequencePredictor predictor = given.predictor;
      assertThat(predictor.inputWidth()).isEqualTo(16);
      assertThat(predictor.outputWidth()).isEqualTo(64);
      assertThat(predictor.outputPlace(22)).isEqualTo(33);
      assertThat(predictor.settings()).isEqualTo(settings);
      var workspace = new SequencePredictor.Workspace();
      float[] input = new float[95];
      assertThatThrownBy(() -> predictor.forward(input, 3, 2, new int[] {3, 3}, workspace))
          .hasMessage("input must hold 3 x 2 x 16 floats, holds 95");
      assertThatThrownBy(() -> predictor.forward(input, 2, 2, new int[] {3, 2}, workspace))
          .hasMessage("length of lane 0 must be between 0 and 2, was 3");
      assertThatThrownBy(() -> predictor.forward(input, 2, 2, new int[] {2}, workspace))
          .hasMessage("1 lengths for 2 lanes");
      assertThatThrownBy(() -> SequencePredictor.of(settings, INPUTS, Map.of()))
          .hasMessage("tensor recurrent.0.forward.input.weight is missing; there are []");
    }
  }
}
