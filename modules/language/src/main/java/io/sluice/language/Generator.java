package io.sluice.language;

import io.sluice.language.generation.Sampler;
import io.sluice.language.generation.Sampling;
import io.sluice.language.generation.StopStrings;
import io.sluice.neural.random.SeededRandom;
import io.sluice.text.StreamDecoder;
import io.sluice.text.SymbolCodec;
import java.util.function.Consumer;

/** Writes one text, symbol by symbol. */
final class Generator {
  private final int unknown;
  private final Sampling sampling;
  private final Sampler sampler;
  private final StreamDecoder decoder;
  private final StopStrings stops;
  private final Consumer<String> listener;
  private final StringBuilder text = new StringBuilder();
  private final float[] logits;
  private int symbols;

  Generator(SymbolCodec codec, Sampling sampling, Consumer<String> listener) {
    this.sampling = sampling;
    this.listener = listener;
    unknown = codec.vocabulary().size() > 1 ? codec.vocabulary().unknown().orElse(-1) : -1;
    SeededRandom random = SeededRandom.of(sampling.seed(), "sampling");
    sampler = new Sampler(sampling, codec.vocabulary().size(), random::nextDouble);
    decoder = codec.streamDecoder();
    stops = new StopStrings(sampling.stops());
    logits = new float[codec.vocabulary().size()];
  }

  /** Takes note of the prompt: spacing and repetition depend on it. */
  void observe(int[] prompt) {
    for (int symbol : prompt) {
      sampler.observe(symbol);
      decoder.append(symbol);
    }
  }

  /** Whether the text is complete. */
  boolean finished() {
    return stops.reached() || symbols >= sampling.maximumLength();
  }

  /**
   * Draws one symbol and passes on what text it makes certain.
   *
   * @param row [vocabulary] logits from {@code offset} on
   */
  int draw(float[] row, int offset) {
    System.arraycopy(row, offset, logits, 0, logits.length);
    if (unknown >= 0) {
      logits[unknown] = Float.NEGATIVE_INFINITY;
    }
    int symbol = sampler.next(logits);
    symbols++;
    emit(stops.append(decoder.append(symbol)));
    return symbol;
  }

  /** Ends the text. */
  Generated finish() {
    if (!stops.reached()) {
      emit(stops.append(decoder.finish()));
    }
    boolean stopped = stops.reached();
    emit(stops.finish());
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
