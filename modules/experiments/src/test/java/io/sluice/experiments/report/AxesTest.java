package io.sluice.experiments.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class AxesTest {
  private static String labels(double most) {
    var svg = new Svg(480, 200, "test");
    Axes.draw(svg, 62, 10, 396, 160, "wrong", Axes.end(most));
    var labels = new StringBuilder();
    var words = Pattern.compile(">([^<>]* %)</text>").matcher(svg.toString());
    while (words.find()) {
      labels.append(words.group(1)).append('|');
    }
    return labels.toString();
  }

  @Test
  void stepsAreRoundNumbers() {
    assertThat(labels(0.065)).isEqualTo("0 %|2 %|4 %|6 %|8 %|");
    assertThat(labels(0.0618)).isEqualTo("0 %|2 %|4 %|6 %|8 %|");
    assertThat(labels(0.003)).isEqualTo("0 %|0.1 %|0.2 %|0.3 %|0.4 %|0.5 %|");
    assertThat(labels(0.25)).isEqualTo("0 %|5 %|10 %|15 %|20 %|25 %|");
    assertThat(labels(0)).startsWith("0 %|0.1 %|");
    assertThat(labels(0.93)).isEqualTo("0 %|20 %|40 %|60 %|80 %|100 %|");
  }

  @Test
  void nothingEndsAboveItsScale() {
    for (var share = 0.0; share <= 1; share += 0.001) {
      assertThat(Axes.end(share)).isBetween(share, 1.0);
    }
  }
}
