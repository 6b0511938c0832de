package io.sluice.embeddings.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WordIndexTest {
  @Test
  void formsAreTriedInOrder() {
    assertThat(WordForms.of("Ab12")).containsExactly("Ab12", "ab12", "Ab00", "ab00");
    assertThat(WordForms.of("ab")).containsExactly("ab");
    List<String> forms = List.of("ab00", "Ab00", "ab12", "Ab12");
    for (int count = 1; count <= forms.size(); count++) {
      WordIndex index = WordIndex.of(forms.subList(0, count));
      assertThat(index.find("Ab12")).hasValue(count - 1);
      assertThat(index.find("zz")).isEmpty();
    }
    assertThat(WordIndex.of(List.of("٣")).find("٣")).hasValue(0);
    assertThat(WordIndex.of(List.of("0")).find("٣")).hasValue(0);
  }

  @Test
  void findsEveryWordOfManyAndNoOther() {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < 50_000; i++) {
      words.add("w" + i * 31);
    }
    WordIndex index = WordIndex.of(words);
    for (int i = 0; i < words.size(); i++) {
      assertThat(index.findExactly(words.get(i)).getAsInt()).isEqualTo(i);
      assertThat(index.findExactly("v" + i)).isEmpty();
    }
    assertThat(WordIndex.of(List.of()).find("a")).isEmpty();
    assertThat(index.find("w".repeat(1 << 20))).isEmpty();
  }

  @Test
  void refusesAWordThatStandsTwice() {
    assertThatThrownBy(() -> WordIndex.of(List.of("a", "b", "a")))
        .hasMessage("word \"a\" stands twice, as number 0 and 2");
  }
}
