package io.sluice.corpora;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DidYouMeanTest {
  private static final List<String> KNOWN = List.of("text", "test", "label", "start", "end");

  @Test
  void findsTheNearest() {
    assertThat(DidYouMean.nearest("txt", KNOWN)).as("one letter left out").hasValue("text");
    assertThat(DidYouMean.nearest("lable", KNOWN)).as("two swapped").hasValue("label");
    assertThat(DidYouMean.nearest("LABEL", KNOWN)).as("in capitals").hasValue("label");
    assertThat(DidYouMean.nearest("text", List.of("test", "TEXT")))
        .as("known in capitals")
        .hasValue("TEXT");
    assertThat(DidYouMean.nearest("labels_of", KNOWN)).as("the same start").hasValue("label");
    assertThat(DidYouMean.nearest("tesxt", KNOWN)).as("both as near").hasValue("test");
  }

  @Test
  void findsNothingFarAway() {
    assertThat(DidYouMean.nearest("tokens", KNOWN)).isEmpty();
    assertThat(DidYouMean.nearest("id", KNOWN)).as("short words bear one slip").isEmpty();
    assertThat(DidYouMean.nearest("t", List.of("t"))).as("a letter tells nothing").isEmpty();
    String endless = "x".repeat(1 << 24);
    assertThat(DidYouMean.nearest(endless, KNOWN)).isEmpty();
    assertThat(DidYouMean.nearest("x".repeat(64), List.of("y" + endless))).isEmpty();
  }
}
