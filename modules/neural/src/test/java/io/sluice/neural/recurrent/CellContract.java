package io.sluice.neural.recurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.neural.dropout.LayerDropout;
import io.sluice.neural.engine.Engine;
import io.sluice.neural.engine.EngineSettings;
import io.sluice.neural.memory.Arena;
import io.sluice.neural.memory.Floats;
import io.sluice.neural.parameter.NamedTensor;
import io.sluice.neural.random.SeededRandom;
import io.sluice.testing.Norms;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every cell must do; one subclass for each. */
abstract class CellContract {
  private static final Engine ENGINE = Engine.open(new EngineSettings("java", 1));
  private static final int INPUTS = 13;

  abstract Cell cell();

  /** Whether outputs are half as many as units, projected. */
  boolean projected() {
    return false;
  }

  private RecurrentSettings settings(int layers, int hidden) {
    RecurrentSettings settings = RecurrentSettings.of(cell(), layers, hidden);
    return projected() && hidden > 1 ? settings.withProjection(hidden / 2) : settings;
  }

  /** Every kind of dropout, both directions. */
  private List<RecurrentSettings> regularised(int hidden) {
    List<RecurrentSettings> all = new ArrayList<>();
    for (Direction direction : Direction.values()) {
      RecurrentSettings plain = settings(2, hidden).withDirection(direction);
      all.add(plain);
      all.add(plain.withLayerDropout(new LayerDropout.Standard(0.4)));
      all.add(plain.withLayerDropout(new LayerDropout.Locked(0.3)).withWeightDrop(0.5));
      all.add(plain.withRecurrentDropout(new RecurrentDropout.OnHidden(0.4)).withWeightDrop(0.2));
      if (cell() != Cell.RNN) {
        all.add(
            plain
                .withRecurrentDropout(new RecurrentDropout.OnUpdate(0.4))
                .withLayerDropout(new LayerDropout.Locked(0.5)));
      }
    }
    return all;
  }

  @Test
  void outputsAndGradientsAreThoseOfTheTwin() {
    int time = 7;
    int batch = 3;
    // what is normalised over few units is nearly lost, and its gradient rounding
    int least = cell().normalises() ? 13 : 1;
    for (int hidden : new int[] {least, 21}) {
      for (RecurrentSettings settings : regularised(hidden)) {
        for (int[] lengths : List.of(new int[] {7, 7, 7}, new int[] {4, 7, 1})) {
          StackRun run = new StackRun(ENGINE, settings, INPUTS, time, batch);
          StackRun.Result result = run.train(time, batch, lengths);
          TwinComparison.check(run, result, time, batch, lengths);
        }
      }
    }
  }

  @Test
  void gradientsAddUp() {
    RecurrentSettings settings = settings(1, 21);
    StackRun run = new StackRun(ENGINE, settings, INPUTS, 5, 2);
    StackRun.Result once = run.train(5, 2, new int[] {5, 5});
    Floats dInput = run.inputOf(new float[5 * 2 * INPUTS]);
    run.stack.forward(
        new Pass.Training(SeededRandom.of(StackRun.SEED, "dropout")),
        run.inputOf(StackRun.draw(1, 5 * 2 * INPUTS)),
        5,
        2,
        run.state(2));
    run.stack.backward(run.outputOf(StackRun.draw(2, 5 * 2 * settings.outputs())), dInput);
    double[] doubled = Norms.widened(once.flatGradients());
    for (int i = 0; i < doubled.length; i++) {
      doubled[i] *= 2;
    }
    assertThat(Norms.relative(run.parameters.gradients().toArray(), doubled)).isLessThan(1e-5);
  }

  @Test
  void threadsDoNotChangeABit() {
    for (RecurrentSettings settings : regularised(37)) {
      int[] lengths = {6, 2, 6, 5};
      StackRun.Result one = new StackRun(ENGINE, settings, INPUTS, 6, 4).train(6, 4, lengths);
      for (int threads : new int[] {2, 4}) {
        try (Engine engine = Engine.open(new EngineSettings("java", threads))) {
          StackRun.Result many = new StackRun(engine, settings, INPUTS, 6, 4).train(6, 4, lengths);
          assertThat(many.output()).as("%s", settings).isEqualTo(one.output());
          assertThat(many.dInput()).as("%s", settings).isEqualTo(one.dInput());
          assertThat(many.flatGradients()).as("%s", settings).isEqualTo(one.flatGradients());
        }
      }
    }
  }

  @Test
  void longAndWideWindowsShareMemoryOfFewRows() {
    for (RecurrentSettings settings : regularised(19)) {
      StackRun few = new StackRun(ENGINE, settings, INPUTS, 12, 6, 12);
      StackRun many = new StackRun(ENGINE, settings, INPUTS, 12, 6);
      for (int[] lengths : List.of(new int[] {12}, new int[] {2, 1, 2, 2, 0, 2})) {
        int time = 12 / lengths.length;
        StackRun.Result limited = few.train(time, lengths.length, lengths);
        StackRun.Result unlimited = many.train(time, lengths.length, lengths);
        assertThat(limited.output()).as("%s", settings).isEqualTo(unlimited.output());
        assertThat(limited.dInput()).as("%s", settings).isEqualTo(unlimited.dInput());
        assertThat(limited.flatGradients()).isEqualTo(unlimited.flatGradients());
      }
      assertThatThrownBy(() -> few.train(3, 6, new int[] {3, 3, 3, 3, 3, 3}))
          .hasMessageContaining("window of 3 steps and 6 lanes exceeds 12 rows");
    }
  }

  @Test
  void batchOfManyIsManySingles() {
    int time = 4;
    int batch = 5;
    StackRun run = new StackRun(ENGINE, settings(2, 19), INPUTS, time, batch);
    float[] input = StackRun.draw(1, time * batch * INPUTS);
    float[] all = evaluate(run, input, time, batch, run.state(batch));
    for (int lane = 0; lane < batch; lane++) {
      CarriedState state = run.stack.newState(1);
      state.load("state", laneOf(run.state(batch), batch, lane));
      float[] single = evaluate(run, lane(input, time, batch, INPUTS, lane), time, 1, state);
      assertThat(single).isEqualTo(lane(all, time, batch, run.settings.outputs(), lane));
    }
  }

  @Test
  void halvesWithCarriedStateAreOnePass() {
    StackRun run = new StackRun(ENGINE, settings(2, 19), INPUTS, 8, 3);
    float[] input = StackRun.draw(1, 8 * 3 * INPUTS);
    CarriedState wholeState = run.state(3);
    float[] whole = evaluate(run, input, 8, 3, wholeState);
    CarriedState state = run.state(3);
    int cut = 3 * 3 * INPUTS;
    float[] first = evaluate(run, Arrays.copyOf(input, cut), 3, 3, state);
    float[] rest = Arrays.copyOfRange(input, cut, input.length);
    float[] second = evaluate(run, rest, 5, 3, state);
    assertThat(first).isEqualTo(Arrays.copyOf(whole, first.length));
    assertThat(second).isEqualTo(Arrays.copyOfRange(whole, first.length, whole.length));
    assertThat(values(state)).isEqualTo(values(wholeState));
  }

  @Test
  void paddingIsInert() {
    for (Direction direction : Direction.values()) {
      RecurrentSettings settings = settings(2, 19).withDirection(direction);
      StackRun run = new StackRun(ENGINE, settings, INPUTS, 6, 2);
      float[] input = StackRun.draw(1, 6 * 2 * INPUTS);
      int[] lengths = {6, 3};
      StackRun.Result result = run.train(6, 2, lengths);
      float[] shortInput = lane(input, 3, 2, INPUTS, 1);
      CarriedState state = run.stack.newState(1);
      state.load("state", laneOf(run.state(2), 2, 1));
      float[] single = evaluate(run, shortInput, 3, 1, state);
      float[] padded = lane(result.output(), 6, 2, settings.outputs(), 1);
      assertThat(Arrays.copyOf(padded, single.length)).isEqualTo(single);
      assertThat(Arrays.copyOfRange(padded, single.length, padded.length)).containsOnly(0);
      float[] dInput = lane(result.dInput(), 6, 2, INPUTS, 1);
      assertThat(Arrays.copyOfRange(dInput, 3 * INPUTS, dInput.length)).containsOnly(0);
      assertThat(padding(run)).containsOnly(0);
    }
  }

  @Test
  void evaluationAppliesNoDropout() {
    RecurrentSettings plain = settings(2, 19);
    float[] input = StackRun.draw(1, 4 * 2 * INPUTS);
    StackRun without = new StackRun(ENGINE, plain, INPUTS, 4, 2);
    float[] expected = evaluate(without, input, 4, 2, without.state(2));
    for (RecurrentSettings settings : regularised(19)) {
      if (settings.direction() == Direction.FORWARD) {
        StackRun run = new StackRun(ENGINE, settings, INPUTS, 4, 2);
        assertThat(evaluate(run, input, 4, 2, run.state(2))).isEqualTo(expected);
      }
    }
  }

  @Test
  void exportedTensorsLoadAgain() {
    RecurrentSettings settings = settings(2, 19).withDirection(Direction.BIDIRECTIONAL);
    StackRun run = new StackRun(ENGINE, settings, INPUTS, 4, 2);
    float[] before = run.parameters.values().toArray();
    List<NamedTensor> tensors = run.stack.export();
    run.stack.initialise(SeededRandom.of(99, "other"));
    assertThat(run.parameters.values().toArray()).isNotEqualTo(before);
    run.stack.load(StackRun.byName(tensors));
    assertThat(run.parameters.values().toArray()).isEqualTo(before);
  }

  @Test
  void predictionIsTheEvaluationPass() {
    RecurrentSettings settings = settings(3, 21);
    StackRun run = new StackRun(ENGINE, settings, INPUTS, 6, 4);
    float[] input = StackRun.draw(1, 6 * INPUTS);
    float[] expected = evaluate(run, input, 6, 1, run.stack.newState(1));
    RecurrentPredictor predictor =
        RecurrentPredictor.of(settings, INPUTS, StackRun.byName(run.stack.export()));
    float[] padded = run.inputOf(input).toArray();
    int width = predictor.outputWidth();

    float[] whole = new float[6 * width];
    State end = predictor.run(predictor.start(), padded, 6, whole);
    assertThat(run.canonicalOutput(padded(whole))).isEqualTo(expected);

    float[] projected = predictor.project(padded, 6);
    float[] row = new float[width];
    State state = predictor.start();
    State table = predictor.start();
    for (int step = 0; step < 6; step++) {
      int in = predictor.inputWidth();
      float[] one = Arrays.copyOfRange(padded, step * in, (step + 1) * in);
      float[] expectedRow = Arrays.copyOfRange(whole, step * width, (step + 1) * width);
      if (step == 3) {
        state = predictor.load("x", StackRun.byName(state.export("x")));
      }
      state = predictor.step(state, one, row);
      assertThat(row).isEqualTo(expectedRow);
      table = predictor.stepProjected(table, projected, step * predictor.projectedWidth(), row);
      assertThat(row).isEqualTo(expectedRow);
    }
    assertThat(tensors(state)).isEqualTo(tensors(end));
    assertThat(tensors(table)).isEqualTo(tensors(end));
  }

  @Test
  void aStreamInPlaceStepsAsStatesDo() {
    RecurrentSettings settings = settings(2, 37);
    StackRun run = new StackRun(ENGINE, settings, INPUTS, 6, 4);
    RecurrentPredictor predictor =
        RecurrentPredictor.of(settings, INPUTS, StackRun.byName(run.stack.export()));
    float[] inputs = run.inputOf(StackRun.draw(2, 6 * INPUTS)).toArray();
    float[] projected = predictor.project(inputs, 6);
    float[] row = new float[predictor.outputWidth()];
    float[] first = Arrays.copyOf(inputs, predictor.inputWidth());
    State state = predictor.step(predictor.start(), first, row);
    List<List<Float>> before = tensors(state);
    RecurrentStream fromInputs = predictor.stream(state);
    RecurrentStream fromTable = predictor.stream(state);
    assertThat(fromInputs.output()).isEqualTo(row);
    assertThat(tensors(fromTable.state())).isEqualTo(before);
    State next = state;
    for (int step = 1; step < 6; step++) {
      int at = step * predictor.projectedWidth();
      next = predictor.stepProjected(next, projected, at, row);
      fromInputs.step(inputs, step * predictor.inputWidth());
      fromTable.stepProjected(projected, at);
      assertThat(fromInputs.output()).isEqualTo(row);
      assertThat(fromTable.output()).isEqualTo(row);
      assertThat(tensors(fromInputs.state())).isEqualTo(tensors(next));
      assertThat(tensors(fromTable.state())).isEqualTo(tensors(next));
    }
    assertThat(tensors(state)).isEqualTo(before);
  }

  @Test
  void streamsPredictTogetherAsAlone() {
    RecurrentSettings settings = settings(2, 21);
    StackRun run = new StackRun(ENGINE, settings, INPUTS, 6, 4);
    RecurrentPredictor predictor =
        RecurrentPredictor.of(settings, INPUTS, StackRun.byName(run.stack.export()));
    int in = predictor.inputWidth();
    int width = predictor.outputWidth();
    float[] inputs = run.inputOf(StackRun.draw(3, 5 * INPUTS)).toArray();
    float[] row = new float[width];
    List<State> states = new ArrayList<>();
    for (int stream = 0; stream < 5; stream++) {
      float[] first = Arrays.copyOfRange(inputs, (4 - stream) * in, (5 - stream) * in);
      states.add(predictor.step(predictor.start(), first, row));
    }
    float[] outputs = new float[5 * width];
    List<State> together = predictor.step(states, inputs, outputs);
    float[] projectedOutputs = new float[5 * width];
    predictor.stepProjected(states, predictor.project(inputs, 5), projectedOutputs);
    assertThat(projectedOutputs).isEqualTo(outputs);
    for (int stream = 0; stream < 5; stream++) {
      float[] one = Arrays.copyOfRange(inputs, stream * in, (stream + 1) * in);
      State alone = predictor.step(states.get(stream), one, row);
      assertThat(row).isEqualTo(Arrays.copyOfRange(outputs, stream * width, (stream + 1) * width));
      assertThat(tensors(together.get(stream))).isEqualTo(tensors(alone));
    }
  }

  @Test
  void passesOfOneEvaluationGiveTheBytesOfEachAlone() {
    RecurrentSettings settings =
        settings(2, 21).withDirection(Direction.BIDIRECTIONAL).withWeightDrop(0.5);
    StackRun run = new StackRun(ENGINE, settings, INPUTS, 4, 3);
    Floats input = run.inputOf(StackRun.draw(3, 4 * 3 * INPUTS));
    Pass evaluations = Pass.evaluations();
    float[] first = evaluate(run, Pass.EVALUATION, input);
    for (int pass = 0; pass < 3; pass++) {
      assertThat(evaluate(run, evaluations, input)).isEqualTo(first);
    }
    run.stack.forward(new Pass.Training(SeededRandom.of(1, "dropout")), input, 4, 3, run.state(3));
    assertThat(evaluate(run, evaluations, input)).as("after weight drop").isEqualTo(first);
  }

  @Test
  void passesOfOneEvaluationPackWeightsOnce() {
    StackRun run = new StackRun(ENGINE, settings(1, 21), INPUTS, 4, 3);
    Floats input = run.inputOf(StackRun.draw(3, 4 * 3 * INPUTS));
    Pass evaluations = Pass.evaluations();
    float[] first = evaluate(run, evaluations, input);

    Map<String, NamedTensor> tensors = StackRun.byName(run.stack.export());
    tensors.values().stream()
        .filter(tensor -> tensor.name().endsWith("hidden.weight"))
        .forEach(tensor -> tensor.values()[0] += 0.5f);
    run.stack.load(tensors);
    assertThat(evaluate(run, evaluations, input)).as("packed before").isEqualTo(first);
    float[] changed = evaluate(run, Pass.evaluations(), input);
    assertThat(changed).isNotEqualTo(first);
    assertThat(evaluate(run, Pass.EVALUATION, input)).isEqualTo(changed);
  }

  private static float[] evaluate(StackRun run, Pass pass, Floats input) {
    return run.canonicalOutput(run.stack.forward(pass, input, 4, 3, run.state(3)));
  }

  private static List<List<Float>> tensors(State state) {
    return state.export("s").stream()
        .map(t -> IntStream.range(0, t.values().length).mapToObj(i -> t.values()[i]).toList())
        .toList();
  }

  private static Floats padded(float[] values) {
    Floats floats = new Arena().allocate(values.length);
    floats.write(0, values, 0, values.length);
    return floats;
  }

  /** Gradients of padded places, which must stay exactly zero. */
  private static float[] padding(StackRun run) {
    float[] flat = run.parameters.gradients().toArray();
    long canonical =
        run.stack.exportGradients().stream()
            .flatMapToInt(
                t -> IntStream.range(0, t.values().length).filter(i -> t.values()[i] != 0))
            .count();
    long nonZero = IntStream.range(0, flat.length).filter(i -> flat[i] != 0).count();
    return new float[] {nonZero - canonical};
  }

  static float[] evaluate(StackRun run, float[] input, int time, int batch, CarriedState state) {
    return run.canonicalOutput(
        run.stack.forward(Pass.EVALUATION, run.inputOf(input), time, batch, state));
  }

  private static float[] values(CarriedState state) {
    List<NamedTensor> tensors = state.export("s");
    float[] all = new float[tensors.stream().mapToInt(t -> t.values().length).sum()];
    int at = 0;
    for (NamedTensor tensor : tensors) {
      System.arraycopy(tensor.values(), 0, all, at, tensor.values().length);
      at += tensor.values().length;
    }
    return all;
  }

  private static Map<String, NamedTensor> laneOf(CarriedState state, int batch, int lane) {
    return StackRun.byName(
        state.export("state").stream()
            .map(
                t -> {
                  int width = t.values().length / batch;
                  float[] own = Arrays.copyOfRange(t.values(), lane * width, (lane + 1) * width);
                  return new NamedTensor(t.name(), List.of(1, width), own);
                })
            .toList());
  }

  private static float[] lane(float[] all, int time, int batch, int width, int lane) {
    float[] own = new float[time * width];
    for (int t = 0; t < time; t++) {
      System.arraycopy(all, (t * batch + lane) * width, own, t * width, width);
    }
    return own;
  }
}
