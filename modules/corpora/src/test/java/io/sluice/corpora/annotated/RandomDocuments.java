package io.sluice.corpora.annotated;

import io.sluice.text.document.Document;
import io.sluice.text.document.Origin;
import io.sluice.text.document.Sentence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Documents with odd words, for tests that write and read again. */
final class RandomDocuments {
  private static final String[] ODD = {
    "#",
    "# ",
    "-",
    "-DOCSTART",
    "_",
    "\u00e9",
    "e\u0301",
    "\ud83d\ude00",
    "\u00a0",
    "\u2028",
    "\ufeff",
    "\u0000",
    "\u007f",
    "\u200f",
    "%",
    "\"",
    "\\",
    "/",
    "<",
    ">",
    "&",
    "=",
    "|",
    ":",
    ".",
    ",",
    "id=",
    "\f",
    "\u000b",
    "\u0085",
    "O",
    "B-PER",
    "\u4e2d\u6587",
    "\ufffd",
    "'",
    "1",
    "1-2",
    "1.1",
    "<END>"
  };

  private final SplittableRandom random;
  private final String alphabetExtra;

  /**
   * @param extra characters that may stand in words beyond the usual ones, such as a blank
   */
  RandomDocuments(long seed, String extra) {
    this.random = new SplittableRandom(seed);
    this.alphabetExtra = extra;
  }

  String word() {
    StringBuilder word = new StringBuilder();
    int pieces = 1 + random.nextInt(4);
    for (int i = 0; i < pieces; i++) {
      switch (random.nextInt(4)) {
        case 0 -> word.append(ODD[random.nextInt(ODD.length)].strip());
        case 1 -> word.append((char) ('a' + random.nextInt(26)));
        case 2 -> {
          if (!alphabetExtra.isEmpty()) {
            word.append(alphabetExtra.charAt(random.nextInt(alphabetExtra.length())));
          }
        }
        default -> word.appendCodePoint(0x100 + random.nextInt(0x400));
      }
    }
    String trimmed = word.toString().replaceAll("^ +| +$", "");
    return trimmed.isBlank() ? "x" : trimmed;
  }

  String label() {
    return random.nextInt(3) == 0
        ? "O"
        : "BIES".charAt(random.nextInt(4)) + "-T" + random.nextInt(5);
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  /** Documents whose text is rebuilt from words, with labels in these layers. */
  List<Document> documents(String... layers) {
    List<Document> documents = new ArrayList<>();
    int count = 1 + random.nextInt(5);
    for (int i = 0; i < count; i++) {
      List<Sentence> sentences = new ArrayList<>();
      int sentenceCount = random.nextInt(i == 0 ? 3 : 5);
      for (int s = 0; s < sentenceCount; s++) {
        sentences.add(sentence(layers));
      }
      String id =
          switch (random.nextInt(3)) {
            case 0 -> Integer.toString(i + 1);
            case 1 -> i == 0 ? "" : word();
            default -> word() + " " + word() + "\n";
          };
      if (i == 0 && sentences.isEmpty() && id.isEmpty()) {
        id = "1";
      }
      documents.add(Document.of(id, sentences));
    }
    return documents;
  }

  private Sentence sentence(String... layers) {
    List<String> words = new ArrayList<>();
    int size = 1 + random.nextInt(6);
    for (int i = 0; i < size; i++) {
      words.add(word());
    }
    Map<String, List<String>> labels = new LinkedHashMap<>();
    for (String layer : layers) {
      labels.put(layer, words.stream().map(w -> label()).toList());
    }
    return new Sentence(Sentence.of(words).tokens(), labels, Origin.NONE);
  }

  /** The same documents as if they had been made in memory. */
  static List<Document> withoutOrigins(List<Document> documents) {
    return documents.stream()
        .map(
            document ->
                document.withSentences(
                    document.sentences().stream()
                        .map(sentence -> sentence.withOrigin(Origin.NONE))
                        .toList()))
        .toList();
  }
}
