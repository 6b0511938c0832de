package io.sluice.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class CutTextTest {
  @Test
  void printsWhatIsSaid() {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    CutText.run(new PrintStream(printed, true, StandardCharsets.UTF_8));
    assertThat(printed.toString(StandardCharsets.UTF_8).lines())
        .containsExactly(
            "Dr. Ada Lovelace did n't stay .",
            "She left for the U.S. at 3 p.m.",
            "[O, O, O, O, S-LOC, O, O, O]",
            "[S-PER, O, S-PER]",
            "[token 0: I-PER at the start: in IOB2 a chunk starts with B-,"
                + " token 2: I-PER after O: in IOB2 a chunk starts with B-]",
            "[Zoe\u0301's[0, 6), co-op[7, 12), 😀[13, 15)]");
  }
}
