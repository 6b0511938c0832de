package io.sluice.corpora.annotated;

import io.sluice.text.document.Document;
import io.sluice.text.document.Origin;
import io.sluice.text.document.Sentence;
import io.sluice.text.document.Span;
import io.sluice.text.document.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Texts with spans anywhere, nested and overlapping. */
final class RandomSpans {
  private RandomSpans() {}

  static List<Document> documents(long seed) {
    RandomDocuments random = new RandomDocuments(seed, " \n\t\r\"\\");
    List<Document> documents = new ArrayList<>();
    for (int i = 0; i < 1 + random.below(4); i++) {
      StringBuilder text = new StringBuilder();
      for (int w = 0; w < random.below(8); w++) {
        text.append(random.word()).append(random.below(2) == 0 ? " " : "\n");
      }
      String id = random.below(2) == 0 ? "d" + i : Integer.toString(i);
      documents.add(
          new Document(
              id, text.toString(), List.of(), Map.of("ner", spans(random, text.toString()))));
    }
    return documents;
  }

  static List<Span> spans(RandomDocuments random, String text) {
    List<Span> spans = new ArrayList<>();
    int points = text.codePointCount(0, text.length());
    for (int i = 0; points > 0 && i < random.below(5); i++) {
      int first = random.below(points);
      int end = first + 1 + random.below(Math.min(6, points - first));
      spans.add(
          Span.in(
              text,
              text.offsetByCodePoints(0, first),
              text.offsetByCodePoints(0, end),
              "L" + random.below(3)));
    }
    return spans;
  }

  /** One sentence with a token for each word between blanks. */
  static Document withTokens(Document document) {
    List<Token> tokens = new ArrayList<>();
    String text = document.text();
    int start = 0;
    while (start < text.length()) {
      int end = start;
      while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
        end++;
      }
      if (end > start && !text.substring(start, end).isBlank()) {
        tokens.add(Token.in(text, start, end));
      }
      start = end + 1;
    }
    return tokens.isEmpty()
        ? document
        : document.withSentences(List.of(new Sentence(tokens, Map.of(), Origin.NONE)));
  }
}
