package io.sluice.tagging;

import io.sluice.embeddings.Context;
import io.sluice.embeddings.StackEncoder;
import io.sluice.neural.parameter.NamedTensor;
import io.sluice.neural.recurrent.Direction;
import io.sluice.neural.recurrent.RecurrentPredictor;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A tagger whose recurrent layers read forward only, for text that is still arriving: a token's
 * labels are said as soon as {@link #delay} more tokens are there. Immutable; each stream belongs
 * to one thread.
 *
 * <pre>{@code
 * TaggerStream stream = Tagger.load(file).streaming(2).open(labelled -> show(labelled));
 * stream.accept(token);   // for every token
 * stream.end();           // of the sentence; another may follow
 * }</pre>
 */
public final class StreamingTagger {
  private static final int LONGEST_LAG = 64;

  private final Architecture architecture;
  private final StackEncoder encoder;
  private final Map<String, NamedTensor> tensors;
  private final ScoringNetwork network;
  private final RecurrentPredictor recurrent;
  private final int lag;

  StreamingTagger(
      Architecture architecture,
      StackEncoder encoder,
      Map<String, NamedTensor> tensors,
      ScoringNetwork network,
      int lag) {
    if (architecture.recurrent().direction() != Direction.FORWARD) {
      throw new IllegalArgumentException(
          "this tagger reads sentences both ways and needs them whole; train one with direction forward to tag a stream");
    }
    if (encoder.context() != Context.TOKEN) {
      throw new IllegalArgumentException(
          "this tagger's gazetteer or contextual embeddings look at whole sentences; train one without them to tag a stream");
    }
    if (lag < 0 || lag > LONGEST_LAG) {
      throw new IllegalArgumentException(
          "tokens that labels wait for must be between 0 and %d, were %d"
              .formatted(LONGEST_LAG, lag));
    }
    this.architecture = architecture;
    this.lag = lag;
    this.encoder = encoder;
    this.tensors = tensors;
    this.network = network;
    recurrent = RecurrentPredictor.of(architecture.recurrent(), encoder.dimension(), tensors);
  }

  /** Tokens that must follow before labels are said: those the network looks ahead and the lag. */
  public int delay() {
    return architecture.lookAhead() + lag;
  }

  /**
   * A stream of sentences.
   *
   * @param listener receives each token with its labels, in order
   */
  public TaggerStream open(Consumer<LabelledToken> listener) {
    return new TaggerStream(architecture, encoder, recurrent, network, tensors, lag, listener);
  }
}
