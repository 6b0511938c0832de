package io.sluice.corpora.annotated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ColumnLayoutTest {
  @Test
  void columnsCanBeRenamedByNumber() {
    ColumnLayout layout = ColumnLayout.CONLL2003;
    assertThat(layout.withColumn("ner", 4)).isEqualTo(layout);
    assertThat(layout.withColumn("ner", 2).names())
        .containsExactly("word", "ner", "chunk", "column4");
    assertThat(ColumnLayout.of("word").withColumn("ner", 3).names())
        .containsExactly("word", "column2", "ner");
    assertThat(ColumnLayout.of("word").withLast("ner").names()).containsExactly("word", "ner");
  }

  @Test
  void refusesLayoutsThatCannotBe() {
    assertThatThrownBy(() -> ColumnLayout.parse("pos,ner"))
        .hasMessageContaining("one of them word");
    assertThatThrownBy(() -> ColumnLayout.parse("")).hasMessageContaining("one of them word");
    assertThatThrownBy(() -> ColumnLayout.parse("word,ner,ner"))
        .hasMessageContaining("two columns have the name ner");
    assertThatThrownBy(() -> ColumnLayout.of("word", "n er")).hasMessageContaining("\"n er\"");
    assertThatThrownBy(() -> ColumnLayout.of("word").withColumn("ner", 0))
        .hasMessageContaining("column number in 1..1000");
    assertThatThrownBy(() -> ColumnLayout.of("word").withComments(" "))
        .hasMessageContaining("comments begin with");
    assertThatThrownBy(() -> AnnotatedFormat.of("conll2004"))
        .hasMessageContaining("unknown format \"conll2004\", expected one of [conll2003");
    assertThatThrownBy(() -> AnnotatedFormat.of("columns")).hasMessageContaining("word,ner");
  }
}
