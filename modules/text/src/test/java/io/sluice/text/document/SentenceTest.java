package io.sluice.text.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.text.label.Chunk;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SentenceTest {
  private static final Sentence ADA = Sentence.of("Ada", "Lovelace", "wrote");

  @Test
  void wordsStandOneBlankApart() {
    assertThat(ADA.tokens())
        .containsExactly(
            new Token("Ada", 0, 3), new Token("Lovelace", 4, 12), new Token("wrote", 13, 18));
    assertThat(ADA.words()).containsExactly("Ada", "Lovelace", "wrote");
    assertThat(ADA.size()).isEqualTo(3);
    assertThat(Sentence.of().isEmpty()).isTrue();
  }

  @Test
  void layersAreAddedInOrderToANewValue() {
    Sentence labelled =
        ADA.withLayer("pos", "NNP", "NNP", "VBD").withLayer("ner", "B-PER", "I-PER", "O");
    assertThat(ADA.layers()).isEmpty();
    assertThat(labelled.layerNames()).containsExactly("pos", "ner");
    assertThat(labelled.labels("ner")).containsExactly("B-PER", "I-PER", "O");
    assertThat(labelled).hasToString("Ada Lovelace wrote {pos: NNP NNP VBD; ner: B-PER I-PER O}");
    assertThat(labelled.withLayer("pos", "X", "X", "X").layerNames()).containsExactly("pos", "ner");
    assertThat(labelled.withoutLayer("pos").withoutLayer("ner")).isEqualTo(ADA);
  }

  @Test
  void mistakesAreNamed() {
    Sentence read = ADA.withLayer("pos", "A", "B", "C").withOrigin(new Origin("a.conll", 12));
    assertThatThrownBy(() -> read.labels("ner"))
        .hasMessage("no layer \"ner\" in this sentence at a.conll:12: it has pos");
    assertThatThrownBy(() -> read.withLayer("ner", "O"))
        .hasMessage(
            "layer \"ner\": expected one label for each of 3 tokens, found 1 at a.conll:12");
    assertThatThrownBy(() -> ADA.labels("ner")).hasMessageContaining("it has none");
    assertThatThrownBy(() -> new Token("", 0, 1)).hasMessageContaining("at least one character");
    assertThatThrownBy(() -> new Token("a", 2, 2)).hasMessageContaining("start < end");
    assertThatThrownBy(() -> new Origin("f", -1)).hasMessageContaining("-1");
  }

  @Test
  void chunksAreReadFromLabelsOfAnyScheme() {
    assertThat(ADA.withLayer("ner", "B-PER", "E-PER", "O").chunks("ner"))
        .containsExactly(new Chunk(0, 2, "PER"));
    Sentence read = ADA.withLayer("ner", "O", "PERSON", "O").withOrigin(new Origin("a.tsv", 7));
    assertThatThrownBy(() -> read.chunks("ner"))
        .hasMessageStartingWith(
            "layer \"ner\" of the sentence at a.tsv:7, token 1: label \"PERSON\" belongs to no label"
                + " scheme");
  }

  @Test
  void whatIsGivenIsCopied() {
    Sentence sentence = ADA.withLayer("pos", "A", "B", "C");
    assertThatThrownBy(() -> sentence.layers().clear())
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> sentence.labels("pos").clear())
        .isInstanceOf(UnsupportedOperationException.class);
    assertThat(new Sentence(List.of(), Map.of("ner", List.of()), Origin.NONE).labels("ner"))
        .isEmpty();
  }
}
