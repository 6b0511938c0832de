package io.sluice.language.contextual;

import io.sluice.language.LanguageModelSettings;
import io.sluice.language.ReadingDirection;
import io.sluice.neural.parameter.NamedTensor;
import io.sluice.neural.recurrent.RecurrentPredictor;
import io.sluice.neural.recurrent.SequencePredictor;
import io.sluice.neural.recurrent.State;
import io.sluice.text.SymbolCodec;
import io.sluice.text.Vocabulary;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The hidden units of one language model at the ends of tokens. Immutable and safe to share between
 * threads. T symbols of a text, the line end before it included, B texts side by side, I floats of
 * a symbol, W floats of an output in memory, H hidden units.
 */
final class StateReader {
  static final String EMBEDDING = "embedding.weight";

  /** Floats of the outputs of texts that are read side by side. */
  private static final int OUTPUTS = 1 << 23;

  private static final int MOST_LANES = 64;

  /** Longer texts are read alone and in pieces. */
  private static final int LONGEST = 4096;

  private static final int PIECE = 256;

  private final ReadingDirection reading;
  private final Vocabulary vocabulary;
  private final int hidden;
  private final int lineEnd;
  private final int standIn;
  private final float[] embeddings;
  private final SequencePredictor sequences;
  private final RecurrentPredictor pieces;
  private final ConcurrentLinkedQueue<SequencePredictor.Workspace> free =
      new ConcurrentLinkedQueue<>();

  /**
   * @param tensors of the language model, under its names
   */
  StateReader(
      Vocabulary vocabulary, LanguageModelSettings settings, Map<String, NamedTensor> tensors) {
    this.vocabulary = vocabulary;
    reading = settings.reading();
    hidden = settings.recurrent().outputs();
    int blank = vocabulary.find(" ").orElse(0);
    lineEnd = SymbolCodec.characters(vocabulary).lineEnd().orElse(blank);
    standIn = vocabulary.unknown().orElse(blank);
    int dimension = settings.embedding();
    sequences = SequencePredictor.of(settings.recurrent(), dimension, tensors);
    pieces = RecurrentPredictor.of(settings.recurrent(), dimension, tensors);
    int width = sequences.inputWidth();
    float[] rows = NamedTensor.require(tensors, EMBEDDING, List.of(vocabulary.size(), dimension));
    embeddings = new float[Math.multiplyExact(vocabulary.size(), width)];
    for (int symbol = 0; symbol < vocabulary.size(); symbol++) {
      System.arraycopy(rows, symbol * dimension, embeddings, symbol * width, dimension);
    }
  }

  /** H. */
  int dimension() {
    return hidden;
  }

  /** Most texts of at most so many characters that are read side by side. */
  int lanes(int length) {
    if (length >= LONGEST) {
      return 1;
    }
    long rows = OUTPUTS / sequences.outputWidth();
    return (int) Math.max(1, Math.min(MOST_LANES, rows / (length + 1)));
  }

  /**
   * Writes the hidden units of all tokens.
   *
   * @param texts the longest first
   * @param targets for each text [tokens, stride]; columns {@code column} to {@code column + H - 1}
   *     are replaced
   */
  void read(List<SentenceText> texts, List<float[]> targets, int stride, int column) {
    if (texts.get(0).length() >= LONGEST) {
      for (int i = 0; i < texts.size(); i++) {
        readAlone(texts.get(i), targets.get(i), stride, column);
      }
      return;
    }
    int batch = texts.size();
    int time = texts.get(0).length() + 1;
    int[] lengths = new int[batch];
    int width = sequences.inputWidth();
    float[] input = new float[time * batch * width];
    for (int lane = 0; lane < batch; lane++) {
      lengths[lane] = texts.get(lane).length() + 1;
      for (int t = 0; t < lengths[lane]; t++) {
        int from = symbol(texts.get(lane), t) * width;
        System.arraycopy(embeddings, from, input, (t * batch + lane) * width, width);
      }
    }
    SequencePredictor.Workspace taken = free.poll();
    var workspace = taken == null ? new SequencePredictor.Workspace() : taken;
    float[] output = sequences.forward(input, time, batch, lengths, workspace);
    for (int lane = 0; lane < batch; lane++) {
      SentenceText text = texts.get(lane);
      for (int token = 0; token < text.tokens(); token++) {
        int row = step(text, token) * batch + lane;
        int from = row * sequences.outputWidth();
        System.arraycopy(output, from, targets.get(lane), token * stride + column, hidden);
      }
    }
    free.add(workspace);
  }

  /** The symbol that is read at a step: a line end, then the text in the order of reading. */
  private int symbol(SentenceText text, int step) {
    if (step == 0) {
      return lineEnd;
    }
    boolean forward = reading == ReadingDirection.FORWARD;
    int place = forward ? step - 1 : text.length() - step;
    return vocabulary.find(Character.toString(text.codePoints()[place])).orElse(standIn);
  }

  /** The step at which a token has been read. */
  private int step(SentenceText text, int token) {
    return reading == ReadingDirection.FORWARD
        ? text.ends()[token]
        : text.length() - text.starts()[token];
  }

  /** Reads a text in pieces; gives the same bytes. */
  private void readAlone(SentenceText text, float[] target, int stride, int column) {
    int steps = text.length() + 1;
    int width = pieces.inputWidth();
    float[] input = new float[PIECE * width];
    float[] output = new float[PIECE * pieces.outputWidth()];
    State state = pieces.start();
    boolean forward = reading == ReadingDirection.FORWARD;
    int done = 0;
    for (int from = 0; from < steps; from += PIECE) {
      int count = Math.min(PIECE, steps - from);
      for (int i = 0; i < count; i++) {
        System.arraycopy(embeddings, symbol(text, from + i) * width, input, i * width, width);
      }
      state = pieces.run(state, input, count, output);
      while (done < text.tokens()) {
        int token = forward ? done : text.tokens() - 1 - done;
        int row = step(text, token) - from;
        if (row >= count) {
          break;
        }
        int at = row * pieces.outputWidth();
        System.arraycopy(output, at, target, token * stride + column, hidden);
        done++;
      }
    }
  }
}
