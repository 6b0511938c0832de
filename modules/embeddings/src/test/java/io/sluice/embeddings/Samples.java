package io.sluice.embeddings;

import io.sluice.neural.parameter.NamedTensor;
import io.sluice.text.document.Sentence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Sentences of different lengths, with words that recur, and what tests do with tensors. */
public final class Samples {
  private static final String[] WORDS = {
    "the",
    "The",
    "Bank",
    "of",
    "1996",
    "Paris",
    "rose",
    "McDonald's",
    "3.5",
    "%",
    "IBM",
    "naïve",
    "𝒳y",
    "x",
    "St.",
    "1996-08-22",
    "straße",
    "O",
    "Zürich",
    "don't"
  };

  private Samples() {}

  /** Sentences of 1 to 9 tokens; a third of the words differ from all others. */
  public static List<Sentence> sentences(long seed, int count) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Sentence> sentences = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      List<String> words = new ArrayList<>();
      int length = 1 + random.nextInt(9);
      for (int t = 0; t < length; t++) {
        String word = WORDS[random.nextInt(WORDS.length)];
        words.add(random.nextInt(3) == 0 ? word + random.nextInt(50) : word);
      }
      sentences.add(Sentence.of(words));
    }
    return sentences;
  }

  /** Tensors by name. */
  public static Map<String, NamedTensor> byName(List<NamedTensor> tensors) {
    Map<String, NamedTensor> map = new HashMap<>();
    tensors.forEach(tensor -> map.put(tensor.name(), tensor));
    return map;
  }

  /** Values between -1 and 1. */
  public static float[] values(long seed, int count) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) (2 * random.nextDouble() - 1);
    }
    return values;
  }
}
