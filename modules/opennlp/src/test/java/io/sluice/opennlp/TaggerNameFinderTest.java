package io.sluice.opennlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.tagging.ScoredChunk;
import io.sluice.tagging.Sentences;
import io.sluice.text.document.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import opennlp.tools.namefind.NameSample;
import opennlp.tools.namefind.TokenNameFinder;
import opennlp.tools.namefind.TokenNameFinderEvaluator;
import opennlp.tools.util.Span;
import org.junit.jupiter.api.Test;

class TaggerNameFinderTest extends AdapterFixture {
  @Test
  void findsNamesWithTypeAndProbability() {
    TokenNameFinder finder = TaggerNameFinder.of(tagger());
    Span[] found = finder.find("Grace Hopper saw the old engine in Rome".split(" "));
    finder.clearAdaptiveData();

    assertThat(found).containsExactly(new Span(0, 2, "PER"), new Span(7, 8, "LOC"));
    assertThat(found[0].getProb()).isBetween(0.9955, 0.9965);
    assertThat(Span.spansToStrings(found, "Grace Hopper saw the old engine in Rome".split(" ")))
        .containsExactly("Grace Hopper", "Rome");
    assertThat(finder.find(new String[0])).isEmpty();
    assertThat(finder.find(new String[] {"the"})).isEmpty();
  }

  @Test
  void saysWhatTheTaggerSays() {
    TokenNameFinder finder = TaggerNameFinder.of(tagger(), "ner");
    for (Sentence sentence : Sentences.draw(50, 3)) {
      List<ScoredChunk> said = tagger().tag(sentence).chunks();
      Span[] found = finder.find(tokens(sentence));
      assertThat(found).hasSize(said.size());
      for (int i = 0; i < found.length; i++) {
        assertThat(found[i].getStart()).isEqualTo(said.get(i).chunk().first());
        assertThat(found[i].getEnd()).isEqualTo(said.get(i).chunk().end());
        assertThat(found[i].getType()).isEqualTo(said.get(i).chunk().label());
        assertThat(found[i].getProb()).isEqualTo(said.get(i).probability());
      }
    }
  }

  @Test
  void worksWhereOpenNlpAsksForANameFinder() {
    TokenNameFinderEvaluator evaluator =
        new TokenNameFinderEvaluator(TaggerNameFinder.of(tagger()));
    for (Sentence sentence : Sentences.draw(60, 4)) {
      Span[] gold =
          sentence.chunks("ner").stream()
              .map(chunk -> new Span(chunk.first(), chunk.end(), chunk.label()))
              .toArray(Span[]::new);
      evaluator.evaluateSample(new NameSample(tokens(sentence), gold, false));
    }
    assertThat(evaluator.getFMeasure().getFMeasure()).isGreaterThan(0.95);
  }

  @Test
  void threadsMayShareOne() throws Exception {
    TokenNameFinder finder = TaggerNameFinder.of(tagger());
    String[] tokens = "Ada Lovelace met Alan Turing in Paris".split(" ");
    Span[] alone = finder.find(tokens);
    List<CompletableFuture<Span[]>> callers = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      callers.add(CompletableFuture.supplyAsync(() -> finder.find(tokens)));
    }
    for (CompletableFuture<Span[]> caller : callers) {
      assertThat(caller.get()).isEqualTo(alone);
    }
  }

  @Test
  void abstainsAsTheTaggerDoes() {
    String[] tokens = "Grace Hopper saw the old engine in Rome".split(" ");
    assertThat(TaggerNameFinder.of(tagger().abstainBelow(0.995)).find(tokens)).hasSize(1);
  }

  @Test
  void refusesLayersWithoutSpansAndEmptyTokens() {
    assertThatThrownBy(() -> TaggerNameFinder.of(tagger(), "pos"))
        .hasMessage(
            "no layer \"pos\" with spans: the tagger has"
                + " [\"ner\" with spans, \"pos\" with a label for each token]");
    assertThatThrownBy(() -> TaggerNameFinder.of(tagger(), "x")).hasMessageContaining("\"x\"");
    TokenNameFinder finder = TaggerNameFinder.of(tagger());
    assertThatThrownBy(() -> finder.find(new String[] {"Ada", ""}))
        .hasMessageContaining("a token has at least one character");
  }
}
