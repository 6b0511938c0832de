package io.sluice.cli.bench;

import io.sluice.neural.engine.EngineSettings;
import io.sluice.text.SymbolKind;
import java.time.Duration;
import java.util.Locale;

/** What is measured. A training step is forward, backward, clipping by global norm and Adam. */
public enum Workload {
  /** Training of characters, large. */
  W1(Purpose.TRAINING, SymbolKind.CHARACTERS, 65, 64, 512, 50, 50),
  /** Training of characters, small. */
  W2(Purpose.TRAINING, SymbolKind.CHARACTERS, 65, 64, 128, 50, 50),
  /** Training of words with a full softmax. */
  W3(Purpose.TRAINING, SymbolKind.WORDS, 10_000, 650, 650, 20, 35),
  /** Training of a labelling network on dense input. */
  W4(Purpose.LABELLING, SymbolKind.WORDS, 9, 100, 200, 32, 25),
  /** Writing characters one by one, with state kept. */
  W5(Purpose.GENERATION, SymbolKind.CHARACTERS, 65, 64, 512, 1, 1),
  /** Reading characters without learning. */
  W6(Purpose.READING, SymbolKind.CHARACTERS, 275, 100, 2048, 32, 50);

  private enum Purpose {
    TRAINING,
    LABELLING,
    GENERATION,
    READING
  }

  private final Purpose purpose;
  private final SymbolKind symbols;
  private final int vocabulary;
  private final int embedding;
  private final int hidden;
  private final int batch;
  private final int window;

  Workload(
      Purpose purpose,
      SymbolKind symbols,
      int vocabulary,
      int embedding,
      int hidden,
      int batch,
      int window) {
    this.purpose = purpose;
    this.symbols = symbols;
    this.vocabulary = vocabulary;
    this.embedding = embedding;
    this.hidden = hidden;
    this.batch = batch;
    this.window = window;
  }

  /** In a line. */
  public String description() {
    var shape = String.format(Locale.ROOT, "2 x %,d, vocabulary %,d", hidden, vocabulary);
    return switch (purpose) {
      case TRAINING ->
          String.format(
              Locale.ROOT, "train %s model %s, batch %d, window %d", unit(), shape, batch, window);
      case LABELLING ->
          String.format(
              Locale.ROOT,
              "train BiLSTM %d -> 2 x %d -> %d labels, batch %d, length %d",
              embedding,
              hidden,
              vocabulary,
              batch,
              window);
      case GENERATION -> "generate with char model " + shape + ", batch 1";
      case READING ->
          String.format(
              Locale.ROOT,
              "read with char model 1 x %,d, vocabulary %,d, batch %d",
              hidden,
              vocabulary,
              batch);
    };
  }

  int batch() {
    return batch;
  }

  int window() {
    return window;
  }

  Network network() {
    return new Network(symbols, vocabulary, embedding, hidden);
  }

  /** What is counted: {@code char} or {@code word}. */
  public String unit() {
    return symbols == SymbolKind.WORDS ? "word" : "char";
  }

  /** Whether text is written. */
  public boolean writes() {
    return purpose == Purpose.GENERATION;
  }

  /**
   * Measures in this process, on at least a few repetitions.
   *
   * @param writing how text is written, where it is
   * @param duration of the measurement; warming up takes half of it before
   */
  public Measurement measure(EngineSettings engine, Writing writing, Duration duration) {
    var network = network();
    return switch (purpose) {
      case TRAINING -> TrainingSpeed.measure(this, network, batch, window, engine, duration);
      case LABELLING ->
          LabellingSpeed.measure(
              this, embedding, hidden, vocabulary, batch, window, engine, duration);
      case GENERATION -> GenerationSpeed.measure(this, network, writing, duration);
      case READING ->
          ReadingSpeed.measure(
              this, vocabulary, embedding, hidden, batch, window, engine, duration);
    };
  }
}
