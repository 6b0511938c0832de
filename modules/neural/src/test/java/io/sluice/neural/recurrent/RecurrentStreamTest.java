package io.sluice.neural.recurrent;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.neural.kernel.PlainKernels;
import io.sluice.neural.parameter.NamedTensor;
import io.sluice.neural.precision.Quantisation;
import io.sluice.neural.precision.WeightPrecision;
import io.sluice.neural.team.Team;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RecurrentStreamTest {
  private static final int INPUT = 11;
  private static final int STEPS = 4;

  private static NamedTensor tensor(Random random, String name, int... shape) {
    float[] values = new float[Arrays.stream(shape).reduce(1, (a, b) -> a * b)];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextFloat() - 0.5f;
    }
    return new NamedTensor(name, Arrays.stream(shape).boxed().toList(), values);
  }

  private static RecurrentPredictor predictor(
      RecurrentSettings settings, WeightPrecision precision) {
    Random random = new Random(settings.hidden());
    List<NamedTensor> tensors = new ArrayList<>();
    settings
        .tensors(INPUT)
        .forEach(
            (name, shape) -> {
              int[] extents = shape.stream().mapToInt(extent -> extent).toArray();
              tensors.add(tensor(random, "recurrent." + name, extents));
            });
    var rounded = Quantisation.round(precision, tensors);
    return RecurrentPredictor.of(
        new PlainKernels(), settings, INPUT, rounded.tensors(), rounded.quantisation());
  }

  /** Some with outputs that fill a panel and more, and one with projected ones. */
  private static List<RecurrentSettings> settings(Cell cell) {
    List<RecurrentSettings> all = new ArrayList<>();
    for (int hidden : new int[] {5, 70, 150}) {
      all.add(RecurrentSettings.of(cell, 2, hidden));
    }
    if (cell.hasCellState()) {
      all.add(RecurrentSettings.of(cell, 2, 150).withProjection(70));
    }
    return all;
  }

  @ParameterizedTest
  @EnumSource(Cell.class)
  void teamsOfAnySizeStepAsValuesDo(Cell cell) {
    for (WeightPrecision precision : WeightPrecision.values()) {
      for (RecurrentSettings settings : settings(cell)) {
        RecurrentPredictor predictor = predictor(settings, precision);
        float[] inputs = new float[STEPS * predictor.inputWidth()];
        Random random = new Random(7);
        for (int i = 0; i < inputs.length; i++) {
          inputs[i] = i % predictor.inputWidth() < INPUT ? random.nextFloat() - 0.5f : 0;
        }
        float[] outputs = new float[STEPS * predictor.outputWidth()];
        State after = predictor.run(predictor.start(), inputs, STEPS, outputs);
        float[] projected = predictor.project(inputs, STEPS);
        for (int size = 1; size <= 3; size++) {
          try (Team team = Team.of(size)) {
            var fromInputs = predictor.stream(predictor.start(), team);
            var fromTable = predictor.stream(predictor.start(), team);
            var alone = predictor.stream(predictor.start());
            for (int step = 0; step < STEPS; step++) {
              fromInputs.step(inputs, step * predictor.inputWidth());
              fromTable.stepProjected(projected, step * predictor.projectedWidth());
              alone.step(inputs, step * predictor.inputWidth());
              int at = step * predictor.outputWidth();
              float[] expected = Arrays.copyOfRange(outputs, at, at + predictor.outputWidth());
              String place = "%s, %s, team of %d".formatted(precision, settings, size);
              assertThat(output(fromInputs, expected.length)).as(place).isEqualTo(expected);
              assertThat(output(fromTable, expected.length)).as(place).isEqualTo(expected);
              assertThat(output(alone, expected.length)).as(place).isEqualTo(expected);
            }
            assertThat(values(fromInputs.state())).isEqualTo(values(after));
          }
        }
      }
    }
  }

  private static float[] output(RecurrentStream stream, int width) {
    return Arrays.copyOf(stream.output(), width);
  }

  private static List<List<Float>> values(State state) {
    return state.export("s").stream()
        .map(
            tensor -> {
              List<Float> list = new ArrayList<>();
              for (float value : tensor.values()) {
                list.add(value);
              }
              return list;
            })
        .toList();
  }
}
