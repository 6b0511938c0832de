package io.sluice.libtorch;

/** The shapes of the workloads that {@code sluice bench} measures. */
enum Workload {
  W1(65, 64, 512, 2, 50, 50),
  W2(65, 64, 128, 2, 50, 50),
  W3(10_000, 650, 650, 2, 20, 35),
  /** Dense input of 100 features to two directions of 200 units to 9 labels. */
  W4(9, 100, 200, 1, 32, 25),
  W5(65, 64, 512, 2, 1, 1),
  /** Forward only. */
  W6(275, 100, 2048, 1, 32, 50);

  private final int symbols;
  private final int embedding;
  private final int hidden;
  private final int layers;
  private final int batch;
  private final int window;

  Workload(int symbols, int embedding, int hidden, int layers, int batch, int window) {
    this.symbols = symbols;
    this.embedding = embedding;
    this.hidden = hidden;
    this.layers = layers;
    this.batch = batch;
    this.window = window;
  }

  /** Vocabulary, or labels of {@link #W4}. */
  int symbols() {
    return symbols;
  }

  int embedding() {
    return embedding;
  }

  int hidden() {
    return hidden;
  }

  int layers() {
    return layers;
  }

  int batch() {
    return batch;
  }

  int window() {
    return window;
  }

  boolean bidirectional() {
    return this == W4;
  }

  boolean training() {
    return this != W5 && this != W6;
  }
}
