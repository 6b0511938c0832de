package io.sluice.corpora.annotated;

import static io.sluice.corpora.annotated.Broken.fails;
import static io.sluice.corpora.annotated.Broken.reads;

import java.util.List;

/** Plain texts. */
final class BrokenTexts {
  private static final AnnotatedFormat TEXT = AnnotatedFormat.of("text");

  private BrokenTexts() {}

  static List<Broken> cases() {
    return List.of(
        reads("nothing", TEXT, "", ""),
        reads("control characters", TEXT, "\u0000\u0001\u001b[0m", "\u0000\u0001\u001b[0m"),
        reads("nothing but white space", TEXT, " \t\n\u00a0\n", " \t\n\u00a0\n"),
        reads("nothing but combining marks", TEXT, "\u0301\u0301", "\u0301\u0301"),
        reads("a million letters without a blank", TEXT, "x".repeat(1 << 20), "xxx*1048576"),
        reads("a million marks", TEXT, "\u0301".repeat(1 << 20), "\u0301\u0301\u0301*1048576"),
        reads("a million dots", TEXT, ".".repeat(1 << 20), "...*1048576"),
        reads("mixed line ends", TEXT, "a\rb\r\nc\n\rd", "a\rb\r\nc\n\rd"),
        fails("a lone continuation byte", TEXT, "a\nb\ue080", ":2: byte 0x80 at offset 3"),
        fails("a surrogate encoded alone", TEXT, "\ue0ed\ue0bf\ue0bf", ":1: byte 0xED"));
  }
}
