package io.sluice.text.label;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads chunks from labels of any scheme, and from labels that follow none.
 *
 * <p>A token starts a chunk if it is not outside and
 *
 * <ul>
 *   <li>it says so (B, S), or
 *   <li>the token before it is outside, ended a chunk (E, S), or has another type.
 * </ul>
 *
 * <p>All other tokens go on with the chunk. For B, I and O these are the rules by which the shared
 * tasks of CoNLL were scored (script conlleval); E and S, which that script does not know or knows
 * from another scheme, end a chunk in any case.
 */
final class ChunkReader {
  private ChunkReader() {}

  static List<Chunk> read(List<String> labels) {
    List<Chunk> chunks = new ArrayList<>();
    TokenLabel before = TokenLabel.OUTSIDE;
    int first = -1;
    for (int i = 0; i < labels.size(); i++) {
      TokenLabel label = parse(labels, i);
      boolean goesOn = first >= 0 && continues(before, label);
      if (first >= 0 && !goesOn) {
        chunks.add(new Chunk(first, i, before.type()));
        first = -1;
      }
      if (!goesOn && label.position() != Position.OUTSIDE) {
        first = i;
      }
      before = label;
    }
    if (first >= 0) {
      chunks.add(new Chunk(first, labels.size(), before.type()));
    }
    return chunks;
  }

  private static boolean continues(TokenLabel before, TokenLabel label) {
    return before.position().isOpen()
        && label.position().continues()
        && before.type().equals(label.type());
  }

  static TokenLabel parse(List<String> labels, int index) {
    try {
      return TokenLabel.parse(labels.get(index));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("token " + index + ": " + e.getMessage(), e);
    }
  }
}
