package io.sluice.language.generation;

import java.util.ArrayList;
import java.util.List;

/**
 * How text is sampled from a model. The steps apply in this order, each on what the one before
 * left: repetition penalty, temperature, top-k, top-p, min-p; then one symbol is drawn from what
 * remains. Every method returns a changed copy:
 *
 * <pre>{@code Sampling.seeded(7).topP(0.9).temperature(0.8).stop("\n\n")}</pre>
 *
 * @param temperature divides the logits: below 1 safer, above 1 wilder, 0 always the likeliest
 * @param topK only the k likeliest symbols remain
 * @param topP only the likeliest symbols that together reach this probability remain (Holtzman et
 *     al. 2020); 1 keeps all
 * @param minP only symbols at least this share as likely as the likeliest remain (Nguyen et al.
 *     2024); 0 keeps all
 * @param repetition discourages what was said lately
 * @param seed same seed, same text
 * @param stops generation ends before the first of these strings; they are never part of the text
 * @param maximumLength most symbols to generate
 */
public record Sampling(
    double temperature,
    int topK,
    double topP,
    double minP,
    RepetitionPenalty repetition,
    long seed,
    List<String> stops,
    int maximumLength) {
  /** Draws from the model's own distribution, with seed 1, at most 500 symbols. */
  public static final Sampling DEFAULT =
      new Sampling(1, Integer.MAX_VALUE, 1, 0, RepetitionPenalty.NONE, 1, List.of(), 500);

  public Sampling {
    if (!(temperature >= 0 && temperature <= 1000)) {
      throw new IllegalArgumentException("temperature must be in [0, 1000], was " + temperature);
    }
    if (topK < 1) {
      throw new IllegalArgumentException("top-k must be at least 1, was " + topK);
    }
    if (!(topP > 0 && topP <= 1)) {
      throw new IllegalArgumentException("top-p must be in (0, 1], was " + topP);
    }
    if (!(minP >= 0 && minP <= 1)) {
      throw new IllegalArgumentException("min-p must be in [0, 1], was " + minP);
    }
    if (maximumLength < 0) {
      throw new IllegalArgumentException("length must be at least 0, was " + maximumLength);
    }
    stops = List.copyOf(stops);
    if (stops.contains("")) {
      throw new IllegalArgumentException("a stop string must not be empty");
    }
  }

  /** Draws from the model's own distribution with this seed. */
  public static Sampling seeded(long seed) {
    return DEFAULT.seed(seed);
  }

  /** Always takes the likeliest symbol; the lower id where two are equally likely. */
  public static Sampling greedy() {
    return DEFAULT.temperature(0);
  }

  /**
   * Divides logits by a temperature: 1 leaves them, less favours likely symbols, 0 always takes the
   * likeliest.
   */
  public Sampling temperature(double value) {
    return new Sampling(value, topK, topP, minP, repetition, seed, stops, maximumLength);
  }

  /** Leaves only so many of the likeliest symbols, at least 1. */
  public Sampling topK(int value) {
    return new Sampling(temperature, value, topP, minP, repetition, seed, stops, maximumLength);
  }

  /**
   * Leaves only the likeliest symbols that reach this probability together, in (0, 1]; 1 leaves
   * all.
   */
  public Sampling topP(double value) {
    return new Sampling(temperature, topK, value, minP, repetition, seed, stops, maximumLength);
  }

  /** Leaves only symbols at least this many times as probable as the likeliest; 0 leaves all. */
  public Sampling minP(double value) {
    return new Sampling(temperature, topK, topP, value, repetition, seed, stops, maximumLength);
  }

  /** Penalises the symbols among the last {@code window}. */
  public Sampling repetitionPenalty(double penalty, int window) {
    var changed = new RepetitionPenalty(penalty, window);
    return new Sampling(temperature, topK, topP, minP, changed, seed, stops, maximumLength);
  }

  /** Draws with another seed; the same one gives the same text. */
  public Sampling seed(long value) {
    return new Sampling(temperature, topK, topP, minP, repetition, value, stops, maximumLength);
  }

  /** Ends generation before {@code text} too. */
  public Sampling stop(String text) {
    List<String> more = new ArrayList<>(stops);
    more.add(text);
    return new Sampling(temperature, topK, topP, minP, repetition, seed, more, maximumLength);
  }

  /** Generates at most {@code symbols}. */
  public Sampling length(int symbols) {
    return new Sampling(temperature, topK, topP, minP, repetition, seed, stops, symbols);
  }
}
