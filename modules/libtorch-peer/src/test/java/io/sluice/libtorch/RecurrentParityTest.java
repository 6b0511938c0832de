package io.sluice.libtorch;

import io.sluice.neural.engine.Engine;
import io.sluice.neural.engine.EngineSettings;
import io.sluice.neural.recurrent.Cell;
import io.sluice.neural.recurrent.Direction;
import io.sluice.neural.recurrent.RecurrentSettings;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Our recurrent stacks and libtorch's on the same weights: outputs, last states, and the gradients
 * of all weights and of the inputs.
 */
@Tag("peers")
@SuppressWarnings("try") // scopes work by being open
class RecurrentParityTest {
  private static final int[] EVEN = {11, 11, 11, 11, 11};
  private static final int[] UNEVEN = {11, 3, 8, 11, 1};

  private static double largest;

  @AfterAll
  static void report() {
    System.out.printf(Locale.ROOT, "largest distance from libtorch: %.1e%n", largest);
  }

  static Stream<RecurrentCase> cases() {
    return Stream.of(Cell.LSTM, Cell.GRU, Cell.RNN)
        .flatMap(cell -> Stream.of(Direction.values()).flatMap(way -> shapes(cell, way).stream()));
  }

  private static List<RecurrentCase> shapes(Cell cell, Direction direction) {
    RecurrentSettings two = RecurrentSettings.of(cell, 2, 19).withDirection(direction);
    RecurrentSettings wide = RecurrentSettings.of(cell, 1, 130).withDirection(direction);
    return List.of(
        new RecurrentCase(two, 7, 11, EVEN),
        new RecurrentCase(two, 7, 11, UNEVEN),
        new RecurrentCase(wide, 64, 35, new int[] {35, 35, 35, 35, 35, 35, 35, 35}));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void outputsStatesAndGradientsAreThoseOfLibtorch(RecurrentCase what) {
    compare(what);
  }

  @Test
  void withoutOneDnnToo() {
    torch.globalContext().setUserEnabledMkldnn(false);
    try {
      cases().forEach(RecurrentParityTest::compare);
    } finally {
      torch.globalContext().setUserEnabledMkldnn(true);
    }
  }

  private static void compare(RecurrentCase what) {
    try (var scope = new PointerScope();
        Engine engine = Engine.open(new EngineSettings("java", 2))) {
      SluiceStack ours = new SluiceStack(engine, what);
      TorchStack theirs = new TorchStack(what, ours.weights());
      largest = Math.max(largest, Closeness.check(what.toString(), ours.run(), theirs.run()));
    }
  }
}
