package io.sluice.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.neural.engine.EngineSettings;
import io.sluice.text.SymbolKind;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class CellSpeedTest {
  @Test
  void everyCellIsMeasuredAndComparedWithTheLstm() {
    var network = new Network(SymbolKind.CHARACTERS, 20, 8, 16);
    var engine = new EngineSettings("java", 1);
    var all = CellSpeed.measure(network, 2, 3, engine, Duration.ofMillis(10));
    assertThat(all)
        .extracting(CellSpeed::name)
        .startsWith("lstm", "lstm projected")
        .contains("peephole-lstm", "coupled-lstm", "layer-norm-lstm", "gru", "rnn")
        .doesNotHaveDuplicates();
    var lstm = all.get(0);
    // both layers: 4 gates of 16 units, from 8 or 16 inputs, from 16 units before, and a bias
    assertThat(lstm.weights()).isEqualTo(64 * (8 + 16 + 1) + 64 * (16 + 16 + 1));
    assertThat(lstm.speed()).isEqualTo(1);
    assertThat(lstm.work()).isEqualTo(1);
    assertThat(all).allSatisfy(cell -> assertThat(cell.symbolsPerSecond()).isPositive());
    assertThat(all).allSatisfy(cell -> assertThat(cell.work()).isPositive().isLessThan(1.01));
    var rnn = all.stream().filter(cell -> cell.name().equals("rnn")).findFirst().orElseThrow();
    assertThat(rnn.weights()).isEqualTo(lstm.weights() / 4);
  }
}
