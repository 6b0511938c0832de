package io.sluice.corpora.annotated;

import io.sluice.text.document.Document;
import io.sluice.text.document.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Documents on one line: {@code Ada/B-PER ran/O | It/O rained/O || ...}, long tokens shortened. */
final class Shown {
  private Shown() {}

  static String of(List<Document> documents) {
    return documents.stream().map(Shown::of).collect(Collectors.joining(" || "));
  }

  private static String of(Document document) {
    if (document.sentences().isEmpty()) {
      String spans =
          document.spans().values().stream()
              .flatMap(List::stream)
              .map(span -> " " + span)
              .collect(Collectors.joining());
      return shortened(document.text()) + spans;
    }
    return document.sentences().stream().map(Shown::of).collect(Collectors.joining(" | "));
  }

  private static String of(Sentence sentence) {
    List<String> tokens = new ArrayList<>();
    String layer =
        List.of("ner", "upos", "pos").stream()
            .filter(sentence.layers()::containsKey)
            .findFirst()
            .orElse("");
    for (int i = 0; i < sentence.size(); i++) {
      String word = shortened(sentence.words().get(i));
      tokens.add(layer.isEmpty() ? word : word + "/" + sentence.labels(layer).get(i));
    }
    return String.join(" ", tokens);
  }

  private static String shortened(String text) {
    return text.length() <= 60 ? text : text.substring(0, 3) + "*" + text.length();
  }
}
