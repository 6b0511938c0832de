package io.sluice.language;

import io.sluice.neural.parameter.NamedTensor;
import io.sluice.neural.recurrent.Cell;
import io.sluice.neural.recurrent.RecurrentSettings;
import io.sluice.text.SymbolCodec;
import io.sluice.text.SymbolCounts;
import io.sluice.text.SymbolKind;
import io.sluice.text.VocabularyLimits;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Models with random weights, large enough to prefer some symbols to others. */
public final class Models {
  private Models() {}

  public static SymbolCodec codec(SymbolKind kind, String text, VocabularyLimits limits) {
    try {
      SymbolCounts counts = kind.count(new StringReader(text));
      return kind.codec(counts.toVocabulary(kind, limits));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static SymbolCodec characters(String text) {
    return codec(SymbolKind.CHARACTERS, text, VocabularyLimits.NONE);
  }

  public static LanguageModelSettings settings(Cell cell, OutputWeights output) {
    return LanguageModelSettings.of(13, RecurrentSettings.of(cell, 2, 13)).withOutput(output);
  }

  /** All kinds of output weights, and where the cell can be projected, that. */
  static List<LanguageModelSettings> variants(Cell cell) {
    List<LanguageModelSettings> all = new ArrayList<>();
    for (OutputWeights output : OutputWeights.values()) {
      all.add(settings(cell, output));
    }
    if (cell.hasCellState()) {
      RecurrentSettings projected = RecurrentSettings.of(cell, 2, 18).withProjection(13);
      all.add(LanguageModelSettings.of(13, projected).withOutput(OutputWeights.TIED));
    }
    return all;
  }

  public static LanguageModel random(long seed, SymbolCodec codec, LanguageModelSettings settings) {
    // a projection is linear: with weights as large as the others' its states would be chaotic
    double scale = settings.recurrent().projection().isPresent() ? 0.5 : 1.5;
    return of(codec, settings, new SplittableRandom(seed), scale);
  }

  /** Knows nothing: all weights are zero. */
  static LanguageModel uniform(SymbolCodec codec) {
    LanguageModelSettings settings = settings(Cell.LSTM, OutputWeights.SEPARATE);
    return of(codec, settings, new SplittableRandom(1), 0);
  }

  private static LanguageModel of(
      SymbolCodec codec, LanguageModelSettings settings, SplittableRandom random, double scale) {
    var architecture = new Architecture(codec.kind(), codec.vocabulary().size(), settings);
    List<NamedTensor> tensors = new ArrayList<>();
    architecture
        .tensors()
        .forEach(
            (name, shape) -> {
              int size = Arrays.stream(shape).reduce(1, (a, b) -> a * b);
              float[] values = new float[size];
              for (int i = 0; i < size; i++) {
                values[i] = (float) ((2 * random.nextDouble() - 1) * scale);
              }
              List<Integer> extents = Arrays.stream(shape).boxed().toList();
              tensors.add(new NamedTensor(name, extents, values));
            });
    return LanguageModel.of(codec, settings, tensors);
  }
}
