package io.sluice.text.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.text.label.LabelScheme;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DocumentTest {
  private static final Document NAMES =
      Document.of(
          "7",
          List.of(
              Sentence.of("Ada", "Lovelace", "met", "Charles")
                  .withLayer("ner", "B-PER", "I-PER", "O", "B-PER"),
              Sentence.of("In", "London", ".").withLayer("ner", "O", "B-LOC", "O")));

  @Test
  void theTextIsRebuiltFromWords() {
    assertThat(NAMES.text()).isEqualTo("Ada Lovelace met Charles\nIn London .\n");
    assertThat(NAMES.sentences().get(1).tokens().get(1)).isEqualTo(new Token("London", 28, 34));
    assertThat(NAMES.size()).isEqualTo(7);
    assertThat(NAMES).hasToString("document \"7\": 37 code units, 2 sentences, 7 tokens, spans []");
  }

  @Test
  void fieldsOfTheSourceStayWithTheDocument() {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("url", "\"x\"");
    fields.put("meta", "{\"page\": 3}");
    Document document = NAMES.withFields(fields);
    fields.clear();
    Document changed = document.withSpans("ner").withLabels("ner", LabelScheme.IOBES).complete();
    assertThat(changed.fields())
        .containsExactly(Map.entry("url", "\"x\""), Map.entry("meta", "{\"page\": 3}"));
    assertThat(document).isNotEqualTo(NAMES);
    assertThat(document.withFields(Map.of())).isEqualTo(NAMES);
  }

  @Test
  void runningTextHasTheBracketsOfTheTreebankInTextAndTokens() {
    Sentence sentence = Sentence.of("``", "Hi", "-LRB-", "5", "-RRB-", "''", ".");
    Document document = Document.running("", List.of(sentence));
    assertThat(document.text()).isEqualTo("\"Hi (5)\".\n");
    for (Token token : document.sentences().get(0).tokens()) {
      assertThat(document.text().substring(token.start(), token.end())).isEqualTo(token.text());
    }
    assertThat(document.sentences().get(0).words())
        .containsExactly("\"", "Hi", "(", "5", ")", "\"", ".");
    assertThat(Document.of("", List.of(sentence)).text()).isEqualTo("`` Hi -LRB- 5 -RRB- '' .\n");
  }

  @Test
  void labelsBecomeSpansWithOffsets() {
    Document document = NAMES.withSpans("ner");
    assertThat(document.spans("ner"))
        .containsExactly(
            new Span("Ada Lovelace", 0, 12, "PER", 1),
            new Span("Charles", 17, 24, "PER", 1),
            new Span("London", 28, 34, "LOC", 1));
    assertThat(document.spans("ner").get(0)).hasToString("PER \"Ada Lovelace\" 0..12");
    assertThat(document.spans("ner").get(0).withProbability(0.5))
        .hasToString("PER \"Ada Lovelace\" 0..12 (0.500)");
    assertThatThrownBy(() -> document.spans("pos"))
        .hasMessage("no spans \"pos\" in document \"7\": it has ner");
  }

  @Test
  void spansBecomeTheLabelsTheyCameFrom() {
    for (long seed = 0; seed < 300; seed++) {
      Document document = random(new Random(seed));
      Document spans = document.withSpans("ner");
      Projection projection = spans.withLabels("ner", LabelScheme.IOB2);
      assertThat(projection.left()).as("seed %d", seed).isEmpty();
      assertThat(projection.complete().sentences())
          .as("seed %d", seed)
          .isEqualTo(document.sentences());
    }
  }

  private static Document random(Random random) {
    List<Sentence> sentences = new ArrayList<>();
    for (int s = random.nextInt(5); s >= 0; s--) {
      List<String> words = new ArrayList<>();
      List<String> labels = new ArrayList<>();
      for (int i = random.nextInt(8); i > 0; i--) {
        words.add("😀é".repeat(1 + random.nextInt(2)));
        boolean inside = !labels.isEmpty() && labels.get(labels.size() - 1).endsWith("-X");
        labels.add(List.of("O", "B-X", inside ? "I-X" : "O").get(random.nextInt(3)));
      }
      sentences.add(Sentence.of(words).withLayer("ner", labels));
    }
    return Document.of("random", sentences);
  }

  @Test
  void spansThatDoNotFitAreReturnedWithTheReason() {
    String text = NAMES.text();
    List<Span> spans =
        List.of(
            Span.in(text, 4, 12, "PER"),
            Span.in(text, 0, 12, "NAME"),
            Span.in(text, 1, 3, "A"),
            Span.in(text, 13, 15, "B"),
            Span.in(text, 17, 27, "C"),
            Span.in(text, 27, 34, "D"),
            Span.in(text, 36, 37, "E"));
    Projection projection = NAMES.withSpans("ner", spans).withLabels("ner", LabelScheme.IOBES);
    assertThat(projection.document().sentences().get(0).labels("ner"))
        .containsExactly("B-NAME", "E-NAME", "O", "O");
    assertThat(projection.document().sentences().get(1).labels("ner"))
        .containsExactly("O", "O", "O");
    assertThat(projection.left().stream().map(left -> left.span().label() + " " + left.reason()))
        .containsExactly(
            "A starts inside the token Ada[0, 3)",
            "PER overlaps NAME before it",
            "B ends inside the token met[13, 16)",
            "C reaches past the sentence",
            "D starts where no token starts",
            "E lies after the last token");
    assertThatThrownBy(projection::complete)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("6 spans cannot be written");
  }

  @Test
  void wordsOfAContractionShareTheirPlace() {
    List<Token> tokens =
        List.of(new Token("de", 0, 2), new Token("le", 0, 2), new Token("x", 3, 4));
    Sentence sentence = new Sentence(tokens, Map.of("ner", List.of("O", "O", "B-X")), Origin.NONE);
    Document document = Document.of("fr", "du x", List.of(sentence));
    assertThat(document.withSpans("ner").spans("ner")).containsExactly(Span.in("du x", 3, 4, "X"));
  }

  @Test
  void whatDoesNotLieInTheTextIsRefused() {
    List<Sentence> sentences = List.of(Sentence.of("Ada", "Bob"));
    assertThatThrownBy(() -> Document.of("x", "Ada", sentences))
        .hasMessageContaining(
            "document \"x\": token Bob[4, 7) reaches past the end of the text, 3");
    List<Sentence> twice = List.of(Sentence.of("Ada", "Bob"), Sentence.of("Ada"));
    assertThatThrownBy(() -> Document.of("x", "Ada Bob", twice))
        .hasMessageContaining("Ada[0, 3) stands before the one before it");
    assertThatThrownBy(() -> NAMES.withSpans("ner", List.of(new Span("Bob", 0, 3, "PER", 1))))
        .hasMessageContaining("the text has not what span PER \"Bob\" 0..3 says");
    assertThatThrownBy(() -> new Span("Bob", 0, 3, "PER", Double.NaN)).hasMessageContaining("NaN");
    assertThatThrownBy(() -> new Span("Bob", 0, 2, "PER", 1)).hasMessageContaining("3 code units");
  }
}
