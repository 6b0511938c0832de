package io.sluice.tagging;

import io.sluice.embeddings.StackEncoder;
import io.sluice.embeddings.TokenBatch;
import io.sluice.neural.parameter.NamedTensor;
import io.sluice.neural.recurrent.RecurrentPredictor;
import io.sluice.neural.recurrent.State;
import io.sluice.text.document.Origin;
import io.sluice.text.document.Sentence;
import io.sluice.text.document.Token;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Labels tokens as they arrive; memory does not grow with the sentence. For one thread at a time.
 */
public final class TaggerStream {
  private final Architecture architecture;
  private final StackEncoder encoder;
  private final RecurrentPredictor recurrent;
  private final ScoringNetwork network;
  private final List<OnlineDecoder> decoders = new ArrayList<>();
  private final Consumer<LabelledToken> listener;
  private final Deque<Token> waiting = new ArrayDeque<>();
  private final float[] input;
  private final float[] output;
  private State state;
  private int read;

  TaggerStream(
      Architecture architecture,
      StackEncoder encoder,
      RecurrentPredictor recurrent,
      ScoringNetwork network,
      Map<String, NamedTensor> tensors,
      int lag,
      Consumer<LabelledToken> listener) {
    this.architecture = architecture;
    this.encoder = encoder;
    this.recurrent = recurrent;
    this.network = network;
    this.listener = listener;
    for (int layer = 0; layer < architecture.tags().size(); layer++) {
      decoders.add(new OnlineDecoder(architecture.tags().get(layer), layer, tensors, lag));
    }
    input = new float[encoder.width()];
    output = new float[recurrent.outputWidth()];
    state = recurrent.start();
  }

  /** Takes the next token of the sentence; the listener may be told of an earlier one. */
  public void accept(Token token) {
    Sentence alone = new Sentence(List.of(token), Map.of(), Origin.NONE);
    encoder.encode(TokenBatch.of(alone), input);
    waiting.add(token);
    step();
  }

  private void step() {
    state = recurrent.step(state, input, output);
    read++;
    if (read <= architecture.lookAhead()) {
      return;
    }
    List<String> labels = new ArrayList<>();
    for (int layer = 0; layer < decoders.size(); layer++) {
      decoders.get(layer).next(network.scores(layer, output)).ifPresent(labels::add);
    }
    if (!labels.isEmpty()) {
      listener.accept(new LabelledToken(waiting.remove(), labels));
    }
  }

  /** The sentence is over: the listener is told of all tokens left. Another sentence may follow. */
  public void end() {
    Arrays.fill(input, 0);
    for (int i = 0; i < architecture.lookAhead() && !waiting.isEmpty(); i++) {
      step();
    }
    List<List<String>> last = new ArrayList<>();
    decoders.forEach(decoder -> last.add(decoder.end()));
    for (int i = 0; !waiting.isEmpty(); i++) {
      int place = i;
      List<String> labels = last.stream().map(said -> said.get(place)).toList();
      listener.accept(new LabelledToken(waiting.remove(), labels));
    }
    state = recurrent.start();
    read = 0;
  }
}
