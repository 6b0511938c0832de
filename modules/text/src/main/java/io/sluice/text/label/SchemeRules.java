package io.sluice.text.label;

import java.util.List;
import java.util.function.Consumer;

/** Which label may follow which, for each scheme; outside stands before and after a sequence. */
final class SchemeRules {
  private static final String END = "<end>";

  private SchemeRules() {}

  /** Whether labels of a scheme say this position. */
  static boolean has(LabelScheme scheme, Position position) {
    return switch (position) {
      case OUTSIDE, INSIDE -> true;
      case BEGIN -> scheme != LabelScheme.IO;
      case END, SINGLE -> scheme == LabelScheme.IOBES;
    };
  }

  /** What is wrong with one label, wherever it stands; empty if nothing is. */
  private static String alone(LabelScheme scheme, TokenLabel label) {
    return has(scheme, label.position())
        ? ""
        : scheme + " has no " + label.position().letter() + "-";
  }

  /** What is wrong with one label after another; empty if nothing is. */
  static String after(LabelScheme scheme, TokenLabel from, TokenLabel to) {
    boolean goesOn = from.sameType(to);
    return switch (scheme) {
      case IO -> "";
      case IOB1 ->
          to.position() == Position.BEGIN && !goesOn
              ? "in IOB1 B- stands only after a chunk of the same type"
              : "";
      case IOB2 ->
          to.position() == Position.INSIDE && !goesOn ? "in IOB2 a chunk starts with B-" : "";
      case IOBES -> {
        if (from.position().isOpen() && !(goesOn && to.position().continues())) {
          yield "in IOBES a chunk goes on to E- of its type";
        }
        yield !from.position().isOpen() && to.position().continues()
            ? "in IOBES a chunk starts with B- or S-"
            : "";
      }
    };
  }

  /** Reports every label of a sequence that breaks the rules. */
  static void check(LabelScheme scheme, List<String> labels, Consumer<LabelProblem> problems) {
    TokenLabel before = TokenLabel.OUTSIDE;
    for (int i = 0; i < labels.size(); i++) {
      TokenLabel label = ChunkReader.parse(labels, i);
      String reason = alone(scheme, label);
      if (reason.isEmpty()) {
        reason = after(scheme, before, label);
      }
      if (!reason.isEmpty()) {
        String place = i == 0 ? " at the start" : " after " + labels.get(i - 1);
        problems.accept(new LabelProblem(i, labels.get(i), labels.get(i) + place + ": " + reason));
      }
      before = label;
    }
    String reason = after(scheme, before, TokenLabel.OUTSIDE);
    if (!reason.isEmpty()) {
      String last = labels.get(labels.size() - 1);
      problems.accept(new LabelProblem(labels.size(), END, last + " at the end: " + reason));
    }
  }
}
