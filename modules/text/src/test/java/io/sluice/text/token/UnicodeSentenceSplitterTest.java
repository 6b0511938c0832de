package io.sluice.text.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.text.document.Document;
import io.sluice.text.document.Sentence;
import io.sluice.text.document.TextRange;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class UnicodeSentenceSplitterTest extends SentenceSplitterContract {
  @Override
  protected SentenceSplitter splitter() {
    return new UnicodeSentenceSplitter();
  }

  private static void split(String... sentences) {
    String text = String.join(" ", sentences);
    assertThat(split(new UnicodeSentenceSplitter(), text)).containsExactly(sentences);
  }

  private static List<String> split(SentenceSplitter splitter, String text) {
    return splitter.split(text).stream().map(range -> range.of(text)).toList();
  }

  @Test
  void sentencesEndWhereReadersSeeIt() {
    split("It rains.", "We stay.", "Do we?", "Yes!");
    split("He left...", "She stayed.");
    split("“Who is it?”", "“Me.”", "(It was.)", "Fine.");
    split("Really?!", "“No.”");
    split("This rains.", "and careless people go on, approx. twice.");
    split("“Stop!” he said.", "\"What?\" she asked.");
  }

  @Test
  void dotsInsideSentencesEndNone() {
    split("Mr. Smith met Dr. J. R. Brown of the U.S. Army at 3.5 p.m. on Jan. 5.", "He left.");
    split("Prices, e.g. of oil, rose 3.5 percent vs. 1995 at Apple Inc. stores.", "The end.");
    split("See No. 5 on p. 7.", "No.", "No, thanks.");
    split("He lives in the U.S.", "She does not.");
    split("1. First things first.", "Then www.example.com and index.html go on.");
  }

  @Test
  void closingMarksMayStandApart() {
    split("\" It rains . \"", "\" We stay \" , he said .", "`` Yes . ''", "( No . )", "Good .");
    split("Second was Jeff Williams ( U.S. ) 20.21 .", "She said . \"");
  }

  /** Also in a long text that never ends a sentence; the time limit is that of the contract. */
  @Test
  @Timeout(600)
  void quotationMarksAreCountedOnce() {
    String text = "e.g. \" ".repeat(600_001);
    assertThat(new UnicodeSentenceSplitter().split(text))
        .containsExactly(new TextRange(0, text.length() - 1));
    split("\" It rains . \"", "So \" they \" say .", "\" No . \"");
  }

  @Test
  void otherScriptsHaveTheirOwnMarks() {
    assertThat(split(new UnicodeSentenceSplitter(), "今日は雨です。家にいます！はい。"))
        .containsExactly("今日は雨です。", "家にいます！", "はい。");
    split("यह एक है।", "यह दो है।");
    split("هل تمطر؟", "نعم.");
  }

  @Test
  void lineEndsMeanWhatIsSaid() {
    String text = "A title\r\n\r\nOne line\nand another. More\n";
    assertThat(split(new UnicodeSentenceSplitter(), text))
        .containsExactly("A title", "One line\nand another.", "More");
    assertThat(split(new UnicodeSentenceSplitter(LineEnds.SENTENCE), text))
        .containsExactly("A title", "One line", "and another.", "More");
  }

  @Test
  void aDocumentIsCutFromText() {
    Document document =
        Document.of(
            "Ada didn't stay. She left.",
            new UnicodeSentenceSplitter(),
            UnicodeTokenizer.english());
    assertThat(document.sentences().stream().map(Sentence::words))
        .containsExactly(List.of("Ada", "did", "n't", "stay", "."), List.of("She", "left", "."));
    assertThat(document.sentences().get(1).tokens().get(0).start()).isEqualTo(17);
  }
}
