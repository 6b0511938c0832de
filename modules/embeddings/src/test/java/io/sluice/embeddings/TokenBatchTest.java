package io.sluice.embeddings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.text.document.Sentence;
import java.util.List;
import org.junit.jupiter.api.Test;

class TokenBatchTest {
  @Test
  void laysSentencesSideBySideAndNumbersWords() {
    TokenBatch batch =
        TokenBatch.of(List.of(Sentence.of("a", "b", "a"), Sentence.of(), Sentence.of("b", "c")));
    assertThat(batch.time()).isEqualTo(3);
    assertThat(batch.batch()).isEqualTo(3);
    assertThat(batch.lengths()).containsExactly(3, 0, 2);
    assertThat(batch.types()).containsExactly("", "a", "b", "c");
    int[] types = new int[9];
    java.util.Arrays.setAll(types, batch::type);
    assertThat(types).containsExactly(1, 0, 2, 2, 0, 3, 1, 0, 0);
  }

  @Test
  void hasAtLeastOneSentence() {
    assertThatThrownBy(() -> TokenBatch.of(List.of()))
        .hasMessage("a batch has at least one sentence");
  }
}
