package io.sluice.text.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.sluice.text.document.TextRange;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every {@link SentenceSplitter} keeps, whatever the text. */
public abstract class SentenceSplitterContract {
  /** The implementation. */
  protected abstract SentenceSplitter splitter();

  @Test
  void sentencesAreInOrderWithoutBlanksAround() {
    SentenceSplitter splitter = splitter();
    for (long seed = 0; seed < 800; seed++) {
      String text = RandomUnicode.text(new Random(seed), 60);
      int last = 0;
      for (TextRange sentence : splitter.split(text)) {
        String what = "seed " + seed + ", " + sentence + " of \"" + text + "\"";
        assertThat(sentence.start()).as(what).isGreaterThanOrEqualTo(last);
        assertThat(sentence.end()).as(what).isLessThanOrEqualTo(text.length());
        assertThat(Blanks.skip(text, last, sentence.start())).as(what).isEqualTo(sentence.start());
        assertThat(Blanks.isBlank(text.charAt(sentence.start()))).as(what).isFalse();
        assertThat(Blanks.isBlank(text.charAt(sentence.end() - 1))).as(what).isFalse();
        last = sentence.end();
      }
      assertThat(Blanks.skip(text, last, text.length()))
          .as("seed %d", seed)
          .isEqualTo(text.length());
    }
  }

  @Test
  void nothingAndBlanksAreNoSentence() {
    assertThat(splitter().split("")).isEmpty();
    assertThat(splitter().split(" \n\n\u00a0\u3000\t")).isEmpty();
  }

  /** The time limit is no measurement: what looks back at every character would take hours. */
  @Test
  @Timeout(600)
  void aMegabyteTakesLinearTime() {
    List<String> pieces =
        List.of(
            "a",
            ".",
            ". ",
            "a. ",
            "A. ",
            "! ",
            "\n",
            " ",
            "\" ",
            ".\"",
            "1. ",
            "。",
            "\u0301",
            ".\u0301",
            "(",
            ". (",
            "U.S. ",
            "\ud800",
            "a.b",
            "\u200b",
            "?\n",
            "e.g. \" ");
    for (String piece : pieces) {
      int last = 0;
      for (TextRange sentence : splitter().split(piece.repeat(1_000_000 / piece.length()))) {
        if (sentence.start() < last) {
          fail("%s overlaps the one before, in many %s", sentence, piece);
        }
        last = sentence.end();
      }
    }
  }
}
