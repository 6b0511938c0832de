package io.sluice.wordvectors;

import io.sluice.embeddings.vectors.Neighbours;
import io.sluice.embeddings.vectors.WordVectors;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Sentences about two things that never meet, so that vectors have something to tell apart. */
final class SampleText {
  private static final List<List<String>> TOPICS =
      List.of(
          List.of("ship", "harbour", "sail", "captain", "wave", "anchor"),
          List.of("oven", "bread", "flour", "baker", "dough", "crust"));
  private static final List<String> COMMON = List.of("the", "of", "and", "is");

  private SampleText() {}

  static List<List<String>> sentences(int count, long seed) {
    Random random = new Random(seed);
    List<List<String>> sentences = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      List<String> topic = TOPICS.get(i % TOPICS.size());
      List<String> words = new ArrayList<>();
      for (int w = 0; w < 8; w++) {
        words.add(
            random.nextInt(4) == 0
                ? COMMON.get(random.nextInt(COMMON.size()))
                : topic.get(random.nextInt(topic.size())));
      }
      sentences.add(Collections.unmodifiableList(words));
    }
    return sentences;
  }

  /** Mean cosine of words of the same topic, less that of words of different ones. */
  static double contrast(WordVectors vectors) {
    Neighbours neighbours = Neighbours.of(vectors);
    double same = 0;
    double different = 0;
    for (int topic = 0; topic < TOPICS.size(); topic++) {
      for (String word : TOPICS.get(topic)) {
        for (Neighbours.Neighbour neighbour : neighbours.nearest(word, vectors.size())) {
          if (TOPICS.get(topic).contains(neighbour.word())) {
            same += neighbour.cosine() / (12 * 5);
          } else if (TOPICS.get(1 - topic).contains(neighbour.word())) {
            different += neighbour.cosine() / (12 * 6);
          }
        }
      }
    }
    return same - different;
  }
}
