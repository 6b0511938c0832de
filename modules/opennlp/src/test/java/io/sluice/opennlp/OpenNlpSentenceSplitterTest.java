package io.sluice.opennlp;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.text.token.SentenceSplitter;
import io.sluice.text.token.SentenceSplitterContract;
import java.util.List;
import opennlp.tools.sentdetect.NewlineSentenceDetector;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class OpenNlpSentenceSplitterTest {
  private static final SentenceSplitter TRAINED =
      OpenNlpSentenceSplitter.of(Trained.sentences('.', '!', '?'));

  @Nested
  class TrainedContract extends SentenceSplitterContract {
    @Override
    protected SentenceSplitter splitter() {
      return TRAINED;
    }
  }

  @Nested
  class LineContract extends SentenceSplitterContract {
    @Override
    protected SentenceSplitter splitter() {
      return OpenNlpSentenceSplitter.of(NewlineSentenceDetector::new);
    }
  }

  private static List<String> split(String text) {
    return TRAINED.split(text).stream().map(range -> range.of(text)).toList();
  }

  @Test
  void theTrainedModelDecides() {
    assertThat(split("  Mr. Alan reads, he says. Who sleeps? "))
        .containsExactly("Mr. Alan reads, he says.", "Who sleeps?");
  }

  @Test
  void noSentenceEndsInsideWhatIsTooLongForAWord() {
    String data = "a.B!".repeat(300);
    assertThat(split("Who reads? " + data + " today! Who sleeps?"))
        .containsExactly("Who reads?", data + " today!", "Who sleeps?");
  }
}
