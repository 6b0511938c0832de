package io.sluice.text.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;

class CodePointsTest {
  @Test
  void offsetsAreThoseThatStringCounts() {
    for (long seed = 0; seed < 300; seed++) {
      String text = anyCodeUnits(new Random(seed));
      CodePoints points = CodePoints.of(text);
      assertThat(points.count()).isEqualTo(text.codePointCount(0, text.length()));
      for (int i = 0; i <= points.count(); i++) {
        int offset = text.offsetByCodePoints(0, i);
        assertThat(points.toUtf16(i)).as("seed %d, code point %d", seed, i).isEqualTo(offset);
        assertThat(points.fromUtf16(offset)).as("seed %d, offset %d", seed, offset).isEqualTo(i);
      }
    }
  }

  @Test
  void anOffsetInsideACharacterIsRefused() {
    CodePoints points = CodePoints.of("a😀b");
    assertThatThrownBy(() -> points.fromUtf16(2)).hasMessageContaining("offset 2 cuts a character");
    assertThatThrownBy(() -> points.fromUtf16(5)).hasMessageContaining("0..4, was 5");
    assertThatThrownBy(() -> points.toUtf16(4)).hasMessageContaining("0..3, was 4");
    assertThatThrownBy(() -> Span.in("a😀b", 0, 2, "X")).hasMessageContaining("cuts a character");
  }

  private static String anyCodeUnits(Random random) {
    StringBuilder text = new StringBuilder();
    int length = random.nextInt(40);
    while (text.length() < length) {
      switch (random.nextInt(4)) {
        case 0 -> text.appendCodePoint(0x1f600 + random.nextInt(64));
        case 1 -> text.append((char) (0xd800 + random.nextInt(0x800)));
        default -> text.append((char) random.nextInt(0x250));
      }
    }
    return text.toString();
  }
}
