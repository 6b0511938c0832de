package io.sluice.tagging;

import io.sluice.embeddings.EmbeddingSettings;
import io.sluice.neural.dropout.LayerDropout;
import io.sluice.neural.recurrent.Cell;
import io.sluice.neural.recurrent.Direction;
import io.sluice.neural.recurrent.RecurrentSettings;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a tagger is built of: embeddings of tokens, recurrent layers, and for every layer of labels
 * a score for each label.
 *
 * @param layers what is learned; the first decides which weights are the best
 * @param embeddings side by side
 * @param recurrent the layers in between
 * @param wordDropout share of tokens whose vectors are dropped as a whole
 * @param inputDropout on what enters the first recurrent layer
 * @param outputDropout on what leaves the last one
 * @param lookAhead tokens that are read beyond the one whose label is due, where the recurrent
 *     layers read forward only; 0 where they read both ways
 */
public record TaggerSettings(
    List<LabelLayer> layers,
    List<EmbeddingSettings> embeddings,
    RecurrentSettings recurrent,
    double wordDropout,
    LayerDropout inputDropout,
    LayerDropout outputDropout,
    int lookAhead) {
  private static final int MOST_LAYERS = 16;
  private static final int LONGEST_LOOK_AHEAD = 64;

  public TaggerSettings {
    layers = List.copyOf(layers);
    embeddings = List.copyOf(embeddings);
    checkLayers(layers);
    checkLookAhead(recurrent, lookAhead);
    if (!(wordDropout >= 0 && wordDropout < 1)) {
      throw new IllegalArgumentException("word dropout must be in [0, 1), was " + wordDropout);
    }
  }

  static void checkLayers(List<LabelLayer> layers) {
    if (layers.isEmpty() || layers.size() > MOST_LAYERS) {
      throw new IllegalArgumentException(
          "a tagger needs 1 to %d layers of labels, was given %d"
              .formatted(MOST_LAYERS, layers.size()));
    }
    Set<String> names = new HashSet<>();
    for (LabelLayer layer : layers) {
      if (!names.add(layer.name())) {
        throw new IllegalArgumentException(
            "label layer \"" + layer.name() + "\" is given twice; leave one out");
      }
    }
  }

  static void checkLookAhead(RecurrentSettings recurrent, int lookAhead) {
    if (lookAhead < 0 || lookAhead > LONGEST_LOOK_AHEAD) {
      throw new IllegalArgumentException(
          "look-ahead must be between 0 and %d tokens, was %d"
              .formatted(LONGEST_LOOK_AHEAD, lookAhead));
    }
    if (lookAhead > 0 && recurrent.direction() != Direction.FORWARD) {
      throw new IllegalArgumentException(
          "look-ahead is for recurrent layers that read forward only; these read both ways and see the whole sentence");
    }
  }

  /** One layer of labels, no dropout, a bidirectional LSTM of {@code hidden} units each way. */
  public static TaggerSettings of(
      LabelLayer layer, List<EmbeddingSettings> embeddings, int hidden) {
    RecurrentSettings recurrent =
        RecurrentSettings.of(Cell.LSTM, 1, hidden).withDirection(Direction.BIDIRECTIONAL);
    return new TaggerSettings(
        List.of(layer), embeddings, recurrent, 0, LayerDropout.NONE, LayerDropout.NONE, 0);
  }

  /** The same with other layers of labels, at least one. */
  public TaggerSettings withLayers(List<LabelLayer> value) {
    return new TaggerSettings(
        value, embeddings, recurrent, wordDropout, inputDropout, outputDropout, lookAhead);
  }

  /** The same with other recurrent layers. */
  public TaggerSettings withRecurrent(RecurrentSettings value) {
    return new TaggerSettings(
        layers, embeddings, value, wordDropout, inputDropout, outputDropout, lookAhead);
  }

  /** The same with another share of tokens dropped as a whole, in [0, 1). */
  public TaggerSettings withWordDropout(double value) {
    return new TaggerSettings(
        layers, embeddings, recurrent, value, inputDropout, outputDropout, lookAhead);
  }

  /** The same with another dropout before the first recurrent layer. */
  public TaggerSettings withInputDropout(LayerDropout value) {
    return new TaggerSettings(
        layers, embeddings, recurrent, wordDropout, value, outputDropout, lookAhead);
  }

  /** The same with another dropout after the last recurrent layer. */
  public TaggerSettings withOutputDropout(LayerDropout value) {
    return new TaggerSettings(
        layers, embeddings, recurrent, wordDropout, inputDropout, value, lookAhead);
  }

  /** The same with another look-ahead in tokens, for layers that read forward only. */
  public TaggerSettings withLookAhead(int value) {
    return new TaggerSettings(
        layers, embeddings, recurrent, wordDropout, inputDropout, outputDropout, value);
  }
}
