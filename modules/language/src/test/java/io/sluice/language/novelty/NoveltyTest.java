package io.sluice.language.novelty;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class NoveltyTest {
  @Test
  void findsTheLongestCopyAndTheKnownWords() {
    String corpus = "To be, or not to be, that is the question.";
    Novelty novelty = Novelty.measure(corpus, List.of("or not too bee, that is", "To xyz"));
    assertThat(novelty.longestCopies())
        .containsExactly(new VerbatimCopy("e, that is", 13, 18), new VerbatimCopy("To ", 0, 0));
    assertThat(novelty.longestCopy().length()).isEqualTo(10);
    assertThat(novelty.words()).isEqualTo(8);
    assertThat(novelty.knownWords()).as("all but too, bee, xyz").isEqualTo(5);
    assertThat(novelty.knownWordShare()).isEqualTo(5 / 8.0);
  }

  @Test
  void countsCodePoints() {
    Novelty novelty =
        Novelty.measure("x\uD83D\uDE00\uD83D\uDE01y", List.of("\uD83D\uDE00\uD83D\uDE01z"));
    assertThat(novelty.longestCopy()).isEqualTo(new VerbatimCopy("\uD83D\uDE00\uD83D\uDE01", 0, 1));
    assertThat(novelty.longestCopy().length()).isEqualTo(2);
  }

  @Test
  void knowsNothingOfNothing() {
    assertThat(Novelty.measure("abc", List.of()).longestCopy().text()).isEmpty();
    assertThat(Novelty.measure("abc", List.of("", "xyz")).longestCopy().text()).isEmpty();
    assertThat(Novelty.measure("", List.of("xyz")).knownWordShare()).isZero();
    assertThat(Novelty.measure("", List.of("!")).knownWordShare()).isEqualTo(1);
  }

  @Test
  void findsWhatBruteForceFinds() {
    long seed = 4711;
    SplittableRandom random = new SplittableRandom(seed);
    for (int round = 0; round < 1500; round++) {
      int alphabet = random.nextInt(1, 5);
      String corpus = text(random, alphabet, random.nextInt(40));
      List<String> samples = new ArrayList<>();
      for (int i = random.nextInt(1, 4); i > 0; i--) {
        samples.add(text(random, alphabet + random.nextInt(2), random.nextInt(25)));
      }
      Novelty novelty = Novelty.measure(corpus, samples);
      for (int i = 0; i < samples.size(); i++) {
        VerbatimCopy copy = novelty.longestCopies().get(i);
        String sample = samples.get(i);
        assertThat(copy.length())
            .as("seed %d, round %d: %s in %s", seed, round, sample, corpus)
            .isEqualTo(longest(corpus, sample));
        assertThat(sample.substring(copy.sampleOffset())).startsWith(copy.text());
        assertThat(corpus.substring((int) copy.corpusOffset())).startsWith(copy.text());
      }
    }
  }

  private static int longest(String corpus, String sample) {
    int best = 0;
    for (int from = 0; from < sample.length(); from++) {
      for (int to = from + 1; to <= sample.length(); to++) {
        if (corpus.contains(sample.substring(from, to))) {
          best = Math.max(best, to - from);
        }
      }
    }
    return best;
  }

  private static String text(SplittableRandom random, int alphabet, int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append((char) ('a' + random.nextInt(alphabet)));
    }
    return text.toString();
  }

  @Test
  void copesWithOneMegabyteOfRepetition() {
    String line = String.join("", Collections.nCopies(1 << 17, "abcdefg "));
    Novelty novelty = Novelty.measure(line + "!", List.of(line.substring(3, 60_003)));
    assertThat(novelty.longestCopy().length()).isEqualTo(60_000);
  }
}
