package io.sluice.tagging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sluice.embeddings.characters.CharacterCnnSettings;
import io.sluice.embeddings.table.ShapeSettings;
import io.sluice.embeddings.table.WordSettings;
import io.sluice.neural.engine.EngineSettings;
import io.sluice.neural.optimise.Adam;
import io.sluice.neural.optimise.OptimiserSettings;
import io.sluice.neural.precision.WeightPrecision;
import io.sluice.neural.training.Budget;
import io.sluice.tagging.evaluation.Calibration;
import io.sluice.tagging.evaluation.Judged;
import io.sluice.tagging.training.TaggerTrainer;
import io.sluice.tagging.training.TaggerTrainingSettings;
import io.sluice.text.document.Document;
import io.sluice.text.document.Sentence;
import io.sluice.text.document.Span;
import io.sluice.text.label.Chunk;
import io.sluice.text.label.LabelScheme;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TaggerTest {
  private static final Tagger TAGGER = train();
  private static final List<Sentence> SENTENCES = Sentences.draw(80, 9);

  private static Tagger train() {
    TaggerSettings settings =
        TaggerSettings.of(
                LabelLayer.spans("ner"),
                List.of(WordSettings.of(10), ShapeSettings.of(4), CharacterCnnSettings.of(5, 6)),
                13)
            .withLayers(List.of(LabelLayer.spans("ner"), LabelLayer.tokens("pos")));
    TaggerTrainingSettings training =
        TaggerTrainingSettings.of(
            8,
            Budget.epochs(6),
            OptimiserSettings.DEFAULT.withRule(new Adam(0.01, 0.9, 0.999, 1e-8)));
    try (TaggerTrainer trainer =
        TaggerTrainer.start(
            new EngineSettings("java", 1),
            settings,
            training,
            3,
            Sentences.draw(60, 1),
            Sentences.draw(20, 2))) {
      while (!trainer.finished()) {
        trainer.step();
      }
      return trainer.tagger();
    }
  }

  @Test
  void saysWhatItIs() {
    assertThat(TAGGER.toString())
        .matches("tagger of ner \\(\\d+ labels\\), pos \\(\\d+ labels\\), \\d+ weights");
    assertThatThrownBy(() -> TAGGER.withTemperatures(List.of(1.0)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> TAGGER.analyse(SENTENCES.get(0)).layer("ner").best(0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(TAGGER.calibrate(List.of()).temperatures()).containsExactly(1.0, 1.0);
  }

  @Test
  void resultsCheckThemselves() {
    Sentence sentence = Sentence.of("Ada", "met");
    assertThatThrownBy(() -> new TaggedSentence(sentence, List.of()))
        .hasMessage("a tagged sentence has at least one layer of labels");
    TaggedLayer layer = new TaggedLayer("ner", List.of("O"), List.of());
    assertThatThrownBy(() -> new TaggedSentence(sentence, List.of(layer)))
        .hasMessage("layer \"ner\": expected one label for each of 2 tokens, found 1");
    List<ScoredChunk> chunks = List.of(new ScoredChunk(new Chunk(0, 2, "PER"), 1));
    assertThatThrownBy(() -> new TaggedLayer("ner", List.of("B-PER"), chunks))
        .hasMessageContaining("reaches past the last of 1 tokens");
  }

  @Test
  void batchesCutTextsAlikeAndEnd() {
    String text = "Ada met Bob in Paris. Bob ran.";
    BatchTagger batches = TAGGER.batches(2);
    try (batches) {
      assertThat(batches.tag(text)).isEqualTo(TAGGER.tag(text));
    }
    batches.close();
    assertThatThrownBy(() -> batches.tag(text)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> TAGGER.batches(0)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void findsSpansWithOffsetsInTheText() {
    String text =
        "  Ada Lovelace saw the engine in London.\n\nGrace Hopper met \uD83D\uDE00 Turing.";
    TaggedDocument tagged = TAGGER.tag(text);

    assertThat(tagged.spans()).isNotEmpty();
    for (Span span : tagged.spans()) {
      assertThat(text.substring(span.start(), span.end())).isEqualTo(span.text());
      assertThat(span.probability()).isBetween(0.0, 1.0);
    }
    assertThat(tagged.spans())
        .anySatisfy(
            span -> {
              assertThat(span.text()).isEqualTo("Ada Lovelace");
              assertThat(span.label()).isEqualTo("PER");
            });
    assertThat(tagged.spans("pos")).hasSize(tagged.document().size());
    assertThat(tagged.document().sentences().get(0).layerNames()).contains("ner", "pos");
  }

  @Test
  void anyTextIsTagged() {
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(60); i > 0; i--) {
        text.append((char) (random.nextBoolean() ? random.nextInt(128) : random.nextInt(65536)));
      }
      TaggedDocument tagged = TAGGER.tag(text.toString());
      assertThat(tagged.document().text()).as("seed %d", seed).isEqualTo(text.toString());
    }
    assertThat(TAGGER.tag("").spans()).isEmpty();
    assertThat(TAGGER.tag(" \n\t ").spans()).isEmpty();
    assertThat(TAGGER.tag("x".repeat(1_000_000)).document().size()).isEqualTo(1);
  }

  @Test
  void oneByOneInBatchesAndByThreadsIsTheSame() throws Exception {
    List<Sentence> sentences = new ArrayList<>(SENTENCES);
    sentences.add(7, Sentence.of());
    List<TaggedSentence> together = TAGGER.tagAll(sentences);
    List<TaggedSentence> alone = sentences.stream().map(TAGGER::tag).toList();
    assertThat(together).isEqualTo(alone);
    try (BatchTagger batches = TAGGER.batches(3)) {
      assertThat(batches.tagAll(sentences)).isEqualTo(alone);
      assertThat(batches.tagAll(sentences)).isEqualTo(alone);
    }
    List<CompletableFuture<List<TaggedSentence>>> callers = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      callers.add(CompletableFuture.supplyAsync(() -> TAGGER.tagAll(sentences)));
    }
    for (CompletableFuture<List<TaggedSentence>> caller : callers) {
      assertThat(caller.get()).isEqualTo(alone);
    }
  }

  @Test
  void labelsAreWellFormedAndAgreeWithSpans() {
    for (TaggedSentence tagged : TAGGER.tagAll(SENTENCES)) {
      assertThat(LabelScheme.IOB2.firstProblem(tagged.labels())).isEmpty();
      assertThat(tagged.chunks().stream().map(ScoredChunk::chunk).toList())
          .isEqualTo(LabelScheme.IOB2.chunks(tagged.labels()));
      assertThat(tagged.layer("pos").chunks()).hasSize(tagged.sentence().size());
    }
    assertThatThrownBy(() -> TAGGER.tag(SENTENCES.get(0)).layer("chunk"))
        .hasMessageContaining("[ner, pos]");
  }

  @Test
  void longSentencesAreTaggedAsShortOnesAre() {
    Sentence sentence = Sentences.one(3000, new Random(4));
    assertThat(sentence.size()).isGreaterThan(4 * LongSentence.PIECE);
    TaggedSentence tagged = TAGGER.tag(sentence);

    assertThat(tagged.labels()).hasSize(sentence.size());
    assertThat(LabelScheme.IOB2.firstProblem(tagged.labels())).isEmpty();
    assertThat(tagged.chunks().stream().map(ScoredChunk::chunk).toList())
        .isEqualTo(LabelScheme.IOB2.chunks(tagged.labels()));
    assertThat(tagged.layer("pos").labels()).hasSize(sentence.size());
    int right = 0;
    for (int i = 0; i < sentence.size(); i++) {
      right += tagged.labels().get(i).equals(sentence.labels("ner").get(i)) ? 1 : 0;
    }
    assertThat((double) right / sentence.size()).isGreaterThan(0.9);
  }

  @Test
  void savedAndLoadedItSaysTheSame(@TempDir Path directory) throws Exception {
    Path file = directory.resolve("ner.sluice");
    Tagger calibrated = TAGGER.withTemperatures(List.of(1.7, 0.8));
    calibrated.save(file, "names");
    Tagger loaded = Tagger.load(file);

    assertThat(loaded.tagAll(SENTENCES)).isEqualTo(calibrated.tagAll(SENTENCES));
    assertThat(loaded.temperatures()).containsExactly(1.7, 0.8);
    assertThat(loaded.tags()).isEqualTo(TAGGER.tags());
  }

  @Test
  void theDirectoryOfARunIsLoaded(@TempDir Path directory) throws Exception {
    TAGGER.save(directory.resolve("model.sluice"), "names");
    assertThat(Tagger.load(directory).tags()).isEqualTo(TAGGER.tags());
    assertThatThrownBy(() -> Tagger.load(directory.resolve("none")))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageContaining("none: there is no such file, expected a model file");
  }

  @Test
  @SuppressWarnings("NullAway") // callers may not check theirs
  void whatIsNullIsNamed() {
    assertThatThrownBy(() -> TAGGER.tag((String) null)).hasMessage("text to tag is null");
    assertThatThrownBy(() -> TAGGER.tag((Sentence) null)).hasMessage("sentence to tag is null");
    assertThatThrownBy(() -> TAGGER.tag((Document) null)).hasMessage("document to tag is null");
  }

  @ParameterizedTest
  @EnumSource(names = {"BF16", "INT8"})
  void weightsOfFewerBitsSayNearlyTheSame(WeightPrecision precision, @TempDir Path directory)
      throws Exception {
    Tagger calibrated = TAGGER.withTemperatures(List.of(1.7, 0.8)).abstainBelow(0.1);
    Tagger small = calibrated.quantised(precision);
    Path whole = directory.resolve("whole.sluice");
    Path file = directory.resolve("small.sluice");
    calibrated.save(whole, "names");
    small.save(file, "names");
    Tagger loaded = Tagger.load(file);

    assertThat(loaded.precision()).isEqualTo(precision);
    assertThat(loaded.temperatures()).containsExactly(1.7, 0.8);
    assertThat(loaded.abstainBelow(0.1).tagAll(SENTENCES)).isEqualTo(small.tagAll(SENTENCES));
    assertThat(Files.size(file)).isLessThan(Files.size(whole));
    Path again = directory.resolve("again.sluice");
    loaded.save(again, "names");
    assertThat(again).hasSameBinaryContentAs(file);

    double[][] exact = TAGGER.analyse(SENTENCES.get(0)).layer("ner").marginals();
    double[][] rounded =
        TAGGER.quantised(precision).analyse(SENTENCES.get(0)).layer("ner").marginals();
    for (int token = 0; token < exact.length; token++) {
      assertThat(rounded[token]).containsExactly(exact[token], within(0.1));
    }
    assertThat(small.quantised(precision)).isSameAs(small);
    assertThatThrownBy(() -> small.quantised(WeightPrecision.FP32))
        .hasMessageStartingWith("the weights are " + precision.label() + " already");
  }

  @Test
  void abstainsFromWhatItIsNotSureOf() {
    List<TaggedSentence> all = TAGGER.tagAll(SENTENCES);
    double middle =
        all.stream()
            .flatMap(sentence -> sentence.chunks().stream())
            .mapToDouble(ScoredChunk::probability)
            .sorted()
            .skip(20)
            .findFirst()
            .orElseThrow();
    List<TaggedSentence> sure = TAGGER.abstainBelow(middle).tagAll(SENTENCES);
    for (int i = 0; i < all.size(); i++) {
      assertThat(sure.get(i).chunks())
          .isEqualTo(all.get(i).chunks().stream().filter(c -> c.probability() >= middle).toList());
    }
    assertThat(sure).isNotEqualTo(all);
    assertThatThrownBy(() -> TAGGER.abstainBelow(1.5)).hasMessageContaining("in [0, 1]");
  }

  @Test
  void keepsTheLabelsThatAreKnown() {
    Sentence sentence =
        Sentence.of("in", "Paris", "met", "Ada").withLayer("ner", "O", "B-PER", "I-PER", "?");
    TaggedSentence completed = TAGGER.complete(sentence);

    assertThat(completed.labels().subList(0, 3)).containsExactly("O", "B-PER", "I-PER");
    assertThat(completed.layer("pos").labels()).hasSize(4);
    assertThatThrownBy(() -> TAGGER.complete(sentence.withLayer("ner", "O", "B-X", "?", "?")))
        .hasMessageContaining("\"S-X\" is not among those of layer \"ner\"");
    Sentence unknown = SENTENCES.get(3).withoutLayer("ner").withoutLayer("pos");
    assertThat(TAGGER.complete(unknown)).isEqualTo(TAGGER.tag(unknown));
  }

  @Test
  void analysesOneSentence() {
    Sentence sentence = Sentence.of("in", "Paris", "Ada", "Lovelace");
    LayerAnalysis ner = TAGGER.analyse(sentence).layer("ner");
    List<LayerAnalysis.Alternative> best = ner.best(5);

    assertThat(best).hasSize(5);
    assertThat(best.get(0).layer()).isEqualTo(TAGGER.tag(sentence).layer("ner"));
    assertThat(best.get(0).probability()).isGreaterThanOrEqualTo(best.get(1).probability());
    for (double[] row : ner.marginals()) {
      double sum = 0;
      for (double probability : row) {
        sum += probability;
      }
      assertThat(sum).isCloseTo(1, within(1e-9));
    }
    double sure = best.stream().mapToDouble(LayerAnalysis.Alternative::probability).sum();
    for (ScoredChunk said : best.get(0).layer().chunks()) {
      double having =
          best.stream()
              .filter(one -> one.layer().chunks().stream().anyMatch(c -> c.equals(said)))
              .mapToDouble(LayerAnalysis.Alternative::probability)
              .sum();
      assertThat(ner.probability(said.chunk())).isEqualTo(said.probability());
      assertThat(said.probability()).isBetween(having, having + 1 - sure);
    }
    for (LayerAnalysis.Alternative one : best) {
      double product = one.conditionals().stream().reduce(1.0, (a, b) -> a * b);
      assertThat(one.conditionals()).hasSize(4);
      assertThat(product).isCloseTo(one.probability(), within(1e-9));
    }
    double[] parts = TAGGER.analyse(sentence).layer("pos").marginals()[1];
    for (String label : List.of("NAME", "ADP", "OTHER")) {
      int id = TAGGER.tags().get(1).id(label).orElseThrow();
      assertThat(TAGGER.analyse(sentence).layer("pos").probability(1, label)).isEqualTo(parts[id]);
    }
    assertThat(ner.probability(new Chunk(0, 4, "PER"))).isLessThanOrEqualTo(1 - sure);
    assertThatThrownBy(() -> ner.probability(new Chunk(3, 5, "PER")))
        .hasMessageContaining("past the end");
  }

  @Test
  void temperatureMakesProbabilitiesMeanWhatTheySay() {
    Random random = new Random(8);
    List<Sentence> noisy = new ArrayList<>();
    for (Sentence sentence : Sentences.draw(400, 21)) {
      List<String> labels = new ArrayList<>(sentence.labels("ner"));
      labels.replaceAll(label -> random.nextInt(8) == 0 ? "O" : label);
      noisy.add(sentence.withLayer("ner", labels));
    }
    Tagger calibrated = TAGGER.calibrate(noisy.subList(0, 200));

    assertThat(calibrated.temperatures().get(0)).isGreaterThan(1);
    List<Sentence> others = noisy.subList(200, 400);
    assertThat(error(calibrated, others)).isLessThan(error(TAGGER, others));
    assertThat(calibrated.tag(others.get(0)).labels())
        .isEqualTo(TAGGER.tag(others.get(0)).labels());
    assertThat(TAGGER.calibrate(List.of()).temperatures()).isEqualTo(Collections.nCopies(2, 1.0));
  }

  private static double error(Tagger tagger, List<Sentence> sentences) {
    List<Judged> judged = new ArrayList<>();
    for (TaggedSentence tagged : tagger.tagAll(sentences)) {
      List<Chunk> gold = LabelScheme.IOB2.chunks(tagged.sentence().labels("ner"));
      for (ScoredChunk chunk : tagged.chunks()) {
        judged.add(new Judged(chunk.probability(), gold.contains(chunk.chunk())));
      }
    }
    return Calibration.of(judged).expectedError();
  }

  @Test
  void measuresItsSpeed() {
    TaggingSpeed speed = TaggingSpeed.measure(TAGGER, SENTENCES, 2, Duration.ofMillis(1));
    assertThat(speed.rounds()).isGreaterThanOrEqualTo(3);
    assertThat(speed.slowest()).isPositive().isLessThanOrEqualTo(speed.tokensPerSecond());
    assertThat(speed.fastest()).isGreaterThanOrEqualTo(speed.tokensPerSecond());
    assertThat(speed.slowMillis()).isGreaterThanOrEqualTo(speed.medianMillis());
    assertThatThrownBy(() -> TaggingSpeed.measure(TAGGER, List.of(), 1, Duration.ofMillis(1)))
        .hasMessageContaining("no tokens");
  }

  @Test
  void tagsDocuments() {
    Document document = Document.of("d", SENTENCES);
    TaggedDocument tagged = TAGGER.tag(document);
    assertThat(tagged.document().id()).isEqualTo("d");
    assertThat(tagged.sentences()).hasSize(SENTENCES.size());
    try (BatchTagger batches = TAGGER.batches(2)) {
      assertThat(batches.tag(document)).isEqualTo(tagged);
    }
  }
}
