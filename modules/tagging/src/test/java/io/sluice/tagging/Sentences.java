package io.sluice.tagging;

import io.sluice.text.document.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Small made-up sentences whose labels follow from their words and neighbours. */
public final class Sentences {
  private static final String[] FIRST = {"Ada", "Grace", "Alan", "Emmy", "Paris"};
  private static final String[] LAST = {"Lovelace", "Hopper", "Turing", "Noether"};
  private static final String[] PLACES = {"Paris", "London", "Rome"};
  private static final String[] OTHER = {"met", "saw", "the", "old", "engine", "of", "with"};

  private Sentences() {}

  /** With layers {@code ner} in IOB2 and {@code pos}. */
  public static List<Sentence> draw(int count, long seed) {
    Random random = new Random(seed);
    List<Sentence> sentences = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      sentences.add(one(1 + random.nextInt(5), random));
    }
    return sentences;
  }

  /** A sentence of so many clauses, each of one to four tokens. */
  public static Sentence one(int clauses, Random random) {
    List<String> words = new ArrayList<>();
    List<String> ner = new ArrayList<>();
    List<String> pos = new ArrayList<>();
    for (int clause = 0; clause < clauses; clause++) {
      switch (random.nextInt(3)) {
        case 0 -> {
          add(words, ner, pos, FIRST[random.nextInt(FIRST.length)], "B-PER", "NAME");
          add(words, ner, pos, LAST[random.nextInt(LAST.length)], "I-PER", "NAME");
        }
        case 1 -> {
          add(words, ner, pos, "in", "O", "ADP");
          add(words, ner, pos, PLACES[random.nextInt(PLACES.length)], "B-LOC", "NAME");
        }
        default -> add(words, ner, pos, OTHER[random.nextInt(OTHER.length)], "O", "OTHER");
      }
    }
    return Sentence.of(words).withLayer("ner", ner).withLayer("pos", pos);
  }

  private static void add(
      List<String> words,
      List<String> ner,
      List<String> pos,
      String word,
      String name,
      String part) {
    words.add(word);
    ner.add(name);
    pos.add(part);
  }
}
