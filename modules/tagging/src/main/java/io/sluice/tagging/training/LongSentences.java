package io.sluice.tagging.training;

import io.sluice.tagging.TagSet;
import io.sluice.text.document.Sentence;
import io.sluice.text.label.Chunk;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Cuts sentences that are too long for the memory of a step. Where it can it cuts between spans;
 * nothing is left out.
 */
final class LongSentences {
  private LongSentences() {}

  /** All sentences that have tokens, the long ones in pieces. */
  static List<Sentence> cut(List<Sentence> sentences, List<TagSet> tags, int most) {
    List<Sentence> pieces = new ArrayList<>(sentences.size());
    for (Sentence sentence : sentences) {
      if (sentence.size() <= most) {
        if (!sentence.isEmpty()) {
          pieces.add(sentence);
        }
        continue;
      }
      boolean[] inside = inside(sentence, tags);
      int at = 0;
      while (at < sentence.size()) {
        int end = end(inside, at, most);
        pieces.add(piece(sentence, at, end));
        at = end;
      }
    }
    return pieces;
  }

  /** Whether the cut before a token would go through a span. */
  private static boolean[] inside(Sentence sentence, List<TagSet> tags) {
    boolean[] inside = new boolean[sentence.size()];
    for (TagSet set : tags) {
      List<String> labels = sentence.layers().getOrDefault(set.layer().name(), List.of());
      if (set.layer().scheme().isEmpty() || labels.isEmpty() || !set.isComplete(labels)) {
        continue;
      }
      for (Chunk chunk : set.layer().scheme().get().chunks(labels)) {
        for (int i = chunk.first() + 1; i < chunk.end(); i++) {
          inside[i] = true;
        }
      }
    }
    return inside;
  }

  private static int end(boolean[] inside, int first, int most) {
    int end = Math.min(inside.length, first + most);
    if (end == inside.length) {
      return end;
    }
    int cut = end;
    while (cut > first && inside[cut]) {
      cut--;
    }
    return cut > first ? cut : end;
  }

  private static Sentence piece(Sentence sentence, int first, int end) {
    Map<String, List<String>> layers = new LinkedHashMap<>();
    sentence.layers().forEach((name, labels) -> layers.put(name, labels.subList(first, end)));
    return new Sentence(sentence.tokens().subList(first, end), layers, sentence.origin());
  }
}
