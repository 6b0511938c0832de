package io.sluice.language;

import io.sluice.language.generation.Sampler;
import io.sluice.language.generation.Sampling;
import io.sluice.neural.random.SeededRandom;
import io.sluice.text.SymbolCodec;
import java.util.OptionalInt;
import java.util.function.Consumer;

/** Writes one text beside a prompt, symbol by symbol. */
final class Generator {
  private final OptionalInt unwritten;
  private final Sampling sampling;
  private final Sampler sampler;
  private final TextWriter writer;
  private final Consumer<String> listener;
  private final StringBuilder text = new StringBuilder();
  private final float[] logits;
  private int symbols;

  /**
   * @param prompt its symbols in the order of reading: spacing and repetition depend on it
   */
  Generator(
      SymbolCodec codec,
      ReadingDirection reading,
      int[] prompt,
      Sampling sampling,
      Consumer<String> listener) {
    this.sampling = sampling;
    this.listener = listener;
    unwritten = Context.unwritten(codec);
    SeededRandom random = SeededRandom.of(sampling.seed(), "sampling");
    sampler = new Sampler(sampling, codec.vocabulary().size(), random::nextDouble);
    for (int symbol : prompt) {
      sampler.observe(symbol);
    }
    writer = TextWriter.of(codec, reading, prompt, sampling.stops());
    logits = new float[codec.vocabulary().size()];
  }

  /** Whether the text is complete. */
  boolean finished() {
    return writer.stopped() || symbols >= sampling.maximumLength();
  }

  /**
   * Draws one symbol and passes on what text it makes certain.
   *
   * @param row [vocabulary] logits from {@code offset} on
   */
  int draw(float[] row, int offset) {
    System.arraycopy(row, offset, logits, 0, logits.length);
    unwritten.ifPresent(symbol -> logits[symbol] = Float.NEGATIVE_INFINITY);
    int symbol = sampler.next(logits);
    symbols++;
    emit(writer.append(symbol));
    return symbol;
  }

  /** Ends the text. */
  Generated finish() {
    boolean stopped = writer.stopped();
    emit(writer.finish());
    return new Generated(
        text.toString(), symbols, stopped ? Generated.End.STOP : Generated.End.LENGTH);
  }

  private void emit(String piece) {
    if (!piece.isEmpty()) {
      text.append(piece);
      listener.accept(piece);
    }
  }
}
