package io.sluice.neural.recurrent;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.neural.dropout.LayerDropout;
import io.sluice.neural.engine.Engine;
import io.sluice.neural.gemm.JavaGemmProvider;
import io.sluice.neural.kernel.Kernels;
import io.sluice.neural.kernel.PlainKernels;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The bytes of a training pass are pinned: a change of layout or schedule must not move them. */
class CellBytesTest {
  @ParameterizedTest
  @CsvSource({
    "LSTM, 21d8b7f280205c5f",
    "PEEPHOLE_LSTM, 9cef8e95911b953f",
    "GRU, b8bd18ece7744d8c",
    "RNN, 46d42f0cc8253a0f",
  })
  void staysWhatItWas(Cell cell, String expected) throws NoSuchAlgorithmException {
    Kernels plain = new PlainKernels();
    RecurrentSettings settings =
        RecurrentSettings.of(cell, 2, 37)
            .withDirection(Direction.BIDIRECTIONAL)
            .withLayerDropout(new LayerDropout.Locked(0.2))
            .withRecurrentDropout(new RecurrentDropout.OnHidden(0.3))
            .withWeightDrop(0.4);
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    try (Engine engine = Engine.open(plain, new JavaGemmProvider(plain), 1)) {
      StackRun.Result result =
          new StackRun(engine, settings, 13, 7, 5).train(7, 5, new int[] {7, 3, 7, 6, 1});
      add(digest, result.output());
      add(digest, result.dInput());
      add(digest, result.flatGradients());
    }
    assertThat(HexFormat.of().formatHex(digest.digest()).substring(0, 16)).isEqualTo(expected);
  }

  private static void add(MessageDigest digest, float[] values) {
    ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES);
    for (float value : values) {
      bytes.putFloat(value);
    }
    digest.update(bytes.array());
  }
}
