package io.sluice.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.corpora.annotated.AnnotatedSplit;
import io.sluice.corpora.examination.AnnotatedFinding;
import io.sluice.corpora.examination.AnnotatedReport;
import io.sluice.text.document.Sentence;
import io.sluice.text.label.LabelScheme;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleCorpusTest {
  @TempDir private Path cache;

  private FetchedCorpus fetch(String name) throws IOException {
    Catalog catalog = Catalog.standard().with(new Places(cache, Optional.empty()));
    return catalog.fetch(catalog.find(name), FetchListener.SILENT);
  }

  @Test
  void theSampleComesWithSluiceAndIsWhatItsCardSays() throws IOException {
    FetchedCorpus corpus = fetch("sample-ner");
    AnnotatedSplit.Parts parts = corpus.annotatedSplit().parts();
    List<Sentence> train = parts.trainSentences();
    List<Sentence> validation = parts.validationSentences();
    CorpusStatistics statistics = corpus.card().statistics();
    assertThat(statistics.sentences()).hasValue(train.size() + validation.size());
    assertThat(statistics.tokens()).hasValue(tokens(train) + tokens(validation));
    Set<List<String>> known = new HashSet<>();
    for (Sentence sentence : train) {
      assertThat(LabelScheme.IOB2.problems(sentence.labels("ner"))).isEmpty();
      known.add(sentence.words());
    }
    assertThat(validation).noneMatch(sentence -> known.contains(sentence.words()));
  }

  @Test
  void anExaminationOfTheSampleFindsNothingBad() throws IOException {
    Catalog catalog = Catalog.standard().with(new Places(cache, Optional.empty()));
    CorpusCard card = catalog.find("sample-ner");
    AnnotatedReport report = catalog.examine(card, FetchListener.SILENT);
    assertThat(report.findings()).isEmpty();
    CorpusStatistics wrong =
        new CorpusStatistics(
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalLong.of(1),
            OptionalLong.empty());
    CorpusCard other =
        new CorpusCard(
            card.name(),
            card.description(),
            card.licence(),
            card.homepage(),
            card.format(),
            card.lineEnds(),
            card.files(),
            card.split(),
            wrong);
    assertThat(catalog.examine(other, FetchListener.SILENT).findings())
        .extracting(AnnotatedFinding::message)
        .containsExactly("the card says 1 sentences, but there are 2100");
  }

  private static long tokens(List<Sentence> sentences) {
    return sentences.stream().mapToLong(Sentence::size).sum();
  }

  @Test
  void runningTextHasNoAnnotatedSplitAndTheOtherWayRound() throws IOException {
    FetchedCorpus sample = fetch("sample-ner");
    assertThat(sample.split().parts().train().name()).contains("train.conll");
    CorpusCard card = Catalog.standard().find("tinyshakespeare");
    FetchedCorpus text = new FetchedCorpus(card, List.of(Path.of("t")), List.of("0"));
    assertThatThrownBy(text::annotatedSplit)
        .hasMessageContaining("corpus tinyshakespeare is running text")
        .hasMessageContaining("sample-ner");
  }
}
